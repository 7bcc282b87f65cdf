package io.tillwatch.ui.chart;

import java.time.LocalDate;
import java.util.Map;

/**
 * A second spend beside the first: of another store, or of the same weekday a week before.
 *
 * @param name for legend and notes
 * @param spend whole won by the date at which it is drawn; a date it lacks is a gap
 */
public record Comparison(String name, Map<LocalDate, Long> spend) {
    public Comparison {
        spend = Map.copyOf(spend);
    }
}
