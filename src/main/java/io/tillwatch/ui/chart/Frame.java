package io.tillwatch.ui.chart;

import io.tillwatch.model.DateRange;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Texts;
import java.util.Set;

/**
 * What a chart is laid out in.
 *
 * @param hidden the keys of series that are switched off in the legend
 * @param zoom the dates to show, {@link DateRange#ALL} for all that the chart has
 */
record Frame(Box area, TextMeasure measure, Formats formats, Texts texts, Set<String> hidden, DateRange zoom) {
    Frame {
        hidden = Set.copyOf(hidden);
    }

    boolean shows(Enum<?> series) {
        return shows(series.name());
    }

    /** @param key of an entry of the legend */
    boolean shows(String key) {
        return !hidden.contains(key);
    }
}
