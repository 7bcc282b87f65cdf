package io.tillwatch.ui.chart;

/** Which end of a text stands at the given x. */
enum Anchor {
    START,
    MIDDLE,
    END
}
