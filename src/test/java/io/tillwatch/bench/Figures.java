package io.tillwatch.bench;

import java.util.List;
import java.util.Locale;

/** Prints one line for each figure, with its limit when it has one, and remembers whether any missed it. */
final class Figures {
    private boolean missed;

    void told(String name, String measured) {
        line(name, measured, "", "");
    }

    void atLeast(String name, double measured, double limit) {
        judged(name, "%.2f", measured, "at least %.2f", limit, measured >= limit);
    }

    void atMost(String name, long counted, long limit) {
        judged(name, "%,.0f", (double) counted, "at most %,.0f", (double) limit, counted <= limit);
    }

    void moreThan(String name, double measured, double limit) {
        judged(name, "%.2f", measured, "over %.2f", limit, measured > limit);
    }

    /** A time in seconds. */
    void under(String name, double seconds, double limit) {
        judged(name, "%.2f s", seconds, "under %.0f s", limit, seconds < limit);
    }

    /** A time in milliseconds. */
    void milliseconds(String name, double milliseconds, double limit) {
        judged(name, "%.1f ms", milliseconds, "under %.0f ms", limit, milliseconds < limit);
    }

    /** A difference as a share of the larger. */
    void lessThan(String name, double share, double limit) {
        judged(name, "%.1f %%", share * 100, "less than %.0f %%", limit * 100, share < limit);
    }

    boolean missed() {
        return missed;
    }

    private void judged(
            String name, String format, double measured, String limitFormat, double limit, boolean isWithin) {
        missed |= !isWithin;
        line(name, format.formatted(measured), "limit: " + limitFormat.formatted(limit), isWithin ? "ok" : "MISSED");
    }

    private static void line(String name, String measured, String limit, String verdict) {
        System.out.printf(Locale.ROOT, "%-62s %14s  %-24s %s%n", name, measured, limit, verdict);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The least value that so large a share of them does not exceed. */
    static double percentile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * share) - 1));
    }
}
