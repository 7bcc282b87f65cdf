package io.tillwatch.ui.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tiny line without axes, its last value marked.
 *
 * @param first the date of the first value
 * @param values whole won of one date after the other; null where a date has no rows
 * @param name of what the values are, for notes
 */
public record Sparkline(LocalDate first, List<@Nullable Long> values, String name) implements Chart {
    public Sparkline {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    @Override
    public boolean isEmpty() {
        return values.stream().allMatch(Objects::isNull);
    }

    @Override
    public Plot plot(Frame frame) {
        return new SparkPlot(this, frame);
    }
}
