package io.tillwatch.analysis.score;

/**
 * How rare a value of a signal is among all values of the last 28 days, as {@code -log10} of the share that is at least as
 * large. It makes "3" mean one sale in a thousand, whatever the shape of the signal.
 */
final class Calibration {
    private static final int DAYS = 28;
    private static final int BINS = 241;
    private static final double WIDTH = 0.05;
    /** From here on bins are as wide as a fortieth of the value. */
    private static final double LINEAR = 6;

    /** By day of the ring: how many values were at least so large. */
    private final int[][] ofDay = new int[DAYS][BINS];

    private final int[] all = new int[BINS];
    private long day = Long.MIN_VALUE;

    /** @param today days since 1970; never less than before */
    void turnTo(long today) {
        if (day == Long.MIN_VALUE) {
            day = today;
        }
        long from = Math.max(day + 1, today - DAYS + 1);
        for (long next = from; next <= today; next++) {
            int[] old = ofDay[(int) Math.floorMod(next, (long) DAYS)];
            for (int i = 0; i < BINS; i++) {
                all[i] -= old[i];
                old[i] = 0;
            }
        }
        day = Math.max(day, today);
    }

    /** How odd the value is beside those that were added. */
    double oddness(double value) {
        return -Math.log10((all[bin(value)] + 1.0) / (all[0] + 1.0));
    }

    void add(double value) {
        int[] today = ofDay[(int) Math.floorMod(day, (long) DAYS)];
        for (int i = bin(value); i >= 0; i--) {
            today[i]++;
            all[i]++;
        }
    }

    private static int bin(double value) {
        if (value < LINEAR) {
            return (int) (Math.max(0, value) / WIDTH);
        }
        return Math.min(BINS - 1, (int) (LINEAR / WIDTH + 40 * Math.log(value / LINEAR)));
    }

    /** Writes all that is known, or takes over what was written. */
    void exchange(Tape tape) {
        for (int[] one : ofDay) {
            tape.into(one);
        }
        tape.into(all);
        day = tape.value(day);
    }
}
