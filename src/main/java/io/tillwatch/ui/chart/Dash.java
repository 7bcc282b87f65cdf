package io.tillwatch.ui.chart;

/** How a line is stroked. */
enum Dash {
    SOLID,
    DASHED
}
