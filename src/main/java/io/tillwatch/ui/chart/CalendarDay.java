package io.tillwatch.ui.chart;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A business date in a calendar: with a value, a state or both. The state, where there is one, gives the colour.
 *
 * @param value whole won
 */
public record CalendarDay(
        LocalDate date, @Nullable Long value, @Nullable State state) {
    /**
     * What can be said of a date.
     *
     * @param name as it is to be shown
     * @param ink one of {@link Ink#GOOD}, {@link Ink#WARNING}, {@link Ink#BAD}, {@link Ink#NEUTRAL}
     */
    public record State(String name, Ink ink) {}

    public static CalendarDay of(LocalDate date, long value) {
        return new CalendarDay(date, value, null);
    }

    public static CalendarDay of(LocalDate date, State state) {
        return new CalendarDay(date, null, state);
    }
}
