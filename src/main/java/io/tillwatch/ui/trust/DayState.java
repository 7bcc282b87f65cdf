package io.tillwatch.ui.trust;

import io.tillwatch.ui.chart.Ink;

/** What can be said of a business date. */
enum DayState {
    /** Compared and found equal. */
    PROVEN(Ink.GOOD),
    /** The newest comparison found rows that differ, and nothing has mended them since. */
    DIFFERENT(Ink.BAD),
    /** Not compared, or something before it differs. */
    UNPROVEN(Ink.WARNING),
    /** Not over yet. */
    PROVISIONAL(Ink.NEUTRAL);

    private final Ink ink;

    DayState(Ink ink) {
        this.ink = ink;
    }

    Ink ink() {
        return ink;
    }
}
