package io.tillwatch.service.detect;

import io.tillwatch.analysis.score.Tape;

/** How often each score was given on each of the last 28 days. The day itself counts for nothing that is asked of it. */
public final class ScoreHistory {
    private static final int DAYS = 28;
    private static final int BINS = 1_000;
    private static final double WIDTH = 0.01;
    /** Until so many days are known, {@link #FIRST} is the threshold. */
    private static final int KNOWN = 7;

    private static final double FIRST = 3;

    private final int[][] ofDay = new int[DAYS][BINS];
    private final int[] all = new int[BINS];
    /** Of the days before this one. */
    private final int[] before = new int[BINS];

    private long begin = Long.MIN_VALUE;
    private long day;

    /**
     * A day begins.
     *
     * @param today days since 1970; a day before the last one is taken for the last one
     */
    public void turnTo(long today) {
        if (begin == Long.MIN_VALUE) {
            begin = today;
            day = today;
        }
        if (today <= day) {
            return;
        }
        System.arraycopy(all, 0, before, 0, BINS);
        for (long next = Math.max(day + 1, today - DAYS + 1); next <= today; next++) {
            int[] old = ofDay[(int) Math.floorMod(next, (long) DAYS)];
            for (int i = 0; i < BINS; i++) {
                all[i] -= old[i];
                old[i] = 0;
            }
        }
        day = today;
    }

    /** The least score that, as a threshold, would have given at most so many alarms a day before today. */
    public double threshold(double perDay) {
        long days = Math.min(DAYS, day - begin);
        if (begin == Long.MIN_VALUE || days < KNOWN) {
            return FIRST;
        }
        double seen = 0;
        for (int i = BINS - 1; i > 0; i--) {
            seen += before[i];
            if (seen > perDay * days) {
                return (i + 1) * WIDTH;
            }
        }
        return WIDTH;
    }

    /** Notes a score of today. */
    public void add(double score) {
        if (score > 0) {
            int bin = Math.min(BINS - 1, (int) (score / WIDTH));
            ofDay[(int) Math.floorMod(day, (long) DAYS)][bin]++;
            all[bin]++;
        }
    }

    /** Writes all that is known, or takes over what was written. */
    void exchange(Tape tape) {
        for (int[] one : ofDay) {
            tape.into(one);
        }
        tape.into(all);
        tape.into(before);
        begin = tape.value(begin);
        day = tape.value(day);
    }
}
