package io.tillwatch.ui.chart;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/** What can be clicked in a chart. */
public sealed interface ChartPoint {
    /** A business date. */
    record Day(LocalDate date) implements ChartPoint {}

    /** A platform, a card company … */
    record Name(String name) implements ChartPoint {}

    /** The names that are folded into one bar. */
    record Others(List<String> names) implements ChartPoint {
        public Others {
            names = List.copyOf(names);
        }
    }

    /** An hour, 0 to 23, on every such weekday. */
    record Hour(DayOfWeek weekday, int hour) implements ChartPoint {}

    /** Values from {@code from} to just under {@code to}. */
    record Values(long from, long to) implements ChartPoint {}
}
