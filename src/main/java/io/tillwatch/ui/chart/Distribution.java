package io.tillwatch.ui.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many there are of each size: a histogram.
 *
 * @param bins one after the other without a gap, in ascending order
 * @param median whole won; null when it is not to be shown
 * @param marker null for none
 * @param counted key of what there are so many of
 */
public record Distribution(
        List<Bin> bins, @Nullable Long median, @Nullable Marker marker, String counted) implements Chart {
    /** Counts sales. */
    public static final String SALES = "chart.count";
    /** Counts stores. */
    public static final String STORES = "chart.stores";

    public Distribution(List<Bin> bins, @Nullable Long median, @Nullable Marker marker) {
        this(bins, median, marker, SALES);
    }

    public Distribution {
        bins = List.copyOf(bins);
        for (int i = 1; i < bins.size(); i++) {
            if (bins.get(i).from() != bins.get(i - 1).to()) {
                throw new IllegalArgumentException("There is a gap before the bin that begins at "
                        + bins.get(i).from());
            }
        }
    }

    /**
     * Values that count as one size.
     *
     * @param from whole won, included
     * @param to whole won, not included
     */
    public record Bin(long from, long to, long count) {
        public Bin {
            if (to <= from) {
                throw new IllegalArgumentException("A bin from " + from + " to " + to + " is empty");
            }
        }
    }

    /**
     * A value to be found among the others.
     *
     * @param name as it is to be shown
     * @param value whole won
     */
    public record Marker(String name, long value) {}

    /** Bins of a round width, {@code atMost} of them, and the median of the values (the lower one of two). */
    public static Distribution of(long[] values, int atMost, @Nullable Marker marker) {
        if (values.length == 0) {
            return new Distribution(List.of(), null, marker);
        }
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        double low = sorted[0];
        double high = sorted[sorted.length - 1] + 1.0;
        // Values that are all alike are one bar among others, not one that fills the chart.
        double spare = Math.max(0, Math.max(10, Math.abs(high) / 10) - (high - low)) / 2;
        Ticks ticks = Ticks.covering(low >= 0 ? Math.max(0, low - spare) : low - spare, high + spare, atMost);
        long[] counts = new long[ticks.intervals()];
        for (long value : sorted) {
            counts[Math.clamp((value - ticks.first()) / ticks.step(), 0, counts.length - 1)]++;
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            long from = ticks.first() + i * ticks.step();
            bins.add(new Bin(from, from + ticks.step(), counts[i]));
        }
        return new Distribution(bins, sorted[(sorted.length - 1) / 2], marker);
    }

    /** The same of something else. */
    public Distribution counting(String key) {
        return new Distribution(bins, median, marker, key);
    }

    @Override
    public boolean isEmpty() {
        return bins.isEmpty();
    }

    @Override
    public Plot plot(Frame frame) {
        return new DistributionPlot(this, frame);
    }
}
