package io.tillwatch.ui.chart;

import java.util.Locale;

/** What a stroke means; chart.css gives each ink its colour, one for light and one for dark. */
public enum Ink {
    BACKGROUND,
    TEXT,
    MUTED,
    GRID,
    AXIS,
    BAR,
    PROVISIONAL,
    CANCELED,
    LINE,
    BASELINE,
    COMPARISON,
    COMPARISON_2,
    COMPARISON_3,
    COMPARISON_4,
    FLAG,
    HOLIDAY,
    MISSING,
    SELECTION,
    HIGHLIGHT,
    /** Where there is nothing at all, which is not a zero. */
    EMPTY,
    HEAT_0,
    HEAT_1,
    HEAT_2,
    HEAT_3,
    HEAT_4,
    HEAT_5,
    HEAT_6,
    HEAT_7,
    /** Text on {@link #HEAT_0} to {@link #HEAT_3}. */
    ON_LOW_HEAT,
    /** Text on {@link #HEAT_4} to {@link #HEAT_7}. */
    ON_HIGH_HEAT,
    GOOD,
    WARNING,
    BAD,
    NEUTRAL,
    /** Text on {@link #BAD}; the calmer states bear the text of a low heat. */
    ON_BAD;

    /** {@code heat-3}, as in the class of a shape in an SVG. */
    String role() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code -chart-heat-3}, as in chart.css. */
    String cssName() {
        return "-chart-" + role();
    }

    /** The ink that can be read on this one. */
    Ink textOn() {
        return switch (this) {
            case HEAT_0, HEAT_1, HEAT_2, HEAT_3 -> ON_LOW_HEAT;
            case HEAT_4, HEAT_5, HEAT_6, HEAT_7 -> ON_HIGH_HEAT;
            case GOOD, WARNING, NEUTRAL -> ON_LOW_HEAT;
            case BAD -> ON_BAD;
            default -> TEXT;
        };
    }
}
