package io.tillwatch.ui.chart;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A second spend beside the first: of another store, or of the same weekday a week before.
 *
 * @param name for legend and notes
 * @param spend whole won by the date at which it is drawn; a date it lacks is a gap
 */
public record Comparison(String name, Map<LocalDate, Long> spend) {
    /** As many lines can be told apart. */
    public static final int MOST = 4;

    private static final List<Ink> INKS = List.of(Ink.COMPARISON, Ink.COMPARISON_2, Ink.COMPARISON_3, Ink.COMPARISON_4);

    public Comparison {
        spend = Map.copyOf(spend);
    }

    /** @param place among the comparisons of a chart, from 0 */
    static Ink ink(int place) {
        return INKS.get(place);
    }

    /** What the legend switches it by. */
    static String key(int place) {
        return ink(place).name();
    }
}
