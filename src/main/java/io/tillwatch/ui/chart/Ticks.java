package io.tillwatch.ui.chart;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;

/** Round values along an axis: multiples of 1, 2 or 5 times a power of ten. */
record Ticks(long first, long step, int intervals) {
    /** That cover all from {@code low} to {@code high} in as many intervals as fit into {@code atMost}. */
    static Ticks covering(double low, double high, int atMost) {
        double top = high > low ? high : low + 1;
        // Zero is always a tick, so values on both sides of it take two intervals.
        int most = Math.max(low < 0 && top > 0 ? 2 : 1, atMost);
        double step = round((top - low) / most);
        while (intervals(low, top, step) > most) {
            step = round(step * 1.01);
        }
        return new Ticks((long) (Math.floor(low / step) * step), (long) step, intervals(low, top, step));
    }

    /** That cover all in exactly so many intervals: for a second axis on the grid lines of the first. */
    static Ticks inIntervals(double low, double high, int intervals) {
        Ticks fewest = covering(low, high, intervals);
        // A level line stands in the middle, not at the bottom.
        long spare = Math.max(0, intervals - fewest.intervals) / 2;
        long first = fewest.first - spare * fewest.step;
        return new Ticks(low >= 0 ? Math.max(0, first) : first, fewest.step, Math.max(intervals, fewest.intervals));
    }

    private static int intervals(double low, double high, double step) {
        return (int) Math.max(1, Math.ceil(high / step) - Math.floor(low / step));
    }

    /** The next round number that is not smaller; 1 at least. */
    private static double round(double size) {
        if (size <= 1) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(size)));
        for (int digit : new int[] {1, 2, 5}) {
            if (digit * power >= size * (1 - 1e-9)) {
                return digit * power;
            }
        }
        return 10 * power;
    }

    long last() {
        return first + intervals * step;
    }

    List<Long> values() {
        List<Long> values = new ArrayList<>();
        for (int i = 0; i <= intervals; i++) {
            values.add(first + i * step);
        }
        return values;
    }

    /**
     * A label for each value: the short ones, or the long ones where the short ones round too much to tell a value
     * from the middle between it and the next.
     */
    List<String> labels(LongFunction<String> shortly, LongFunction<String> wholly) {
        boolean exact = step < 2
                ? distinct(shortly)
                : values().stream().noneMatch(value -> shortly.apply(value).equals(shortly.apply(value + step / 2)));
        return values().stream()
                .map(value -> exact ? shortly.apply(value) : wholly.apply(value))
                .toList();
    }

    private boolean distinct(LongFunction<String> label) {
        Set<String> seen = new HashSet<>();
        return values().stream().allMatch(value -> seen.add(label.apply(value)));
    }
}
