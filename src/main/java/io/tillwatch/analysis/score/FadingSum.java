package io.tillwatch.analysis.score;

/** A sum for each store, card or pair, of which a fixed share is forgotten with time. */
final class FadingSum {
    private final double days;
    private final FloatColumn sums;
    private final LongColumn seconds;

    /** @param days until about a third (1/e) is left */
    FadingSum(Rows rows, double days) {
        this.days = days;
        sums = rows.floats();
        seconds = rows.longs();
    }

    double at(int who, long second) {
        float sum = sums.get(who);
        // Of a sale that comes late the sum is what it is by now.
        long gone = Math.max(0, second - seconds.get(who));
        return sum == 0 ? 0 : sum * Math.exp(-gone / (86_400 * days));
    }

    void add(int who, long second, double more) {
        if (more != 0) {
            sums.set(who, (float) (at(who, second) + more));
            seconds.set(who, Math.max(second, seconds.get(who)));
        }
    }
}
