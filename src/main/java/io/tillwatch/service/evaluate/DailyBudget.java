package io.tillwatch.service.evaluate;

/**
 * The threshold that would have given so many alarms a day over the last 28 days. Looks at no score of the day itself, so it
 * could have been used on that day.
 */
final class DailyBudget {
    private static final int DAYS = 28;
    private static final int BINS = 1_000;
    private static final double WIDTH = 0.01;
    /** Until so many days are known, {@link #FIRST} is the threshold. */
    private static final int KNOWN = 7;

    private static final double FIRST = 3;

    private final double perDay;
    private final int[][] ofDay = new int[DAYS][BINS];
    private final int[] all = new int[BINS];
    private long begin = Long.MIN_VALUE;
    private long day;
    private double threshold = FIRST;

    DailyBudget(double perDay) {
        this.perDay = perDay;
    }

    /** @param today days since 1970; never less than before */
    void turnTo(long today) {
        if (begin == Long.MIN_VALUE) {
            begin = today;
            day = today;
        }
        if (today == day) {
            return;
        }
        long days = Math.min(DAYS, today - begin);
        if (days >= KNOWN) {
            threshold = threshold(perDay * days);
        }
        for (long next = Math.max(day + 1, today - DAYS + 1); next <= today; next++) {
            int[] old = ofDay[(int) (next % DAYS)];
            for (int i = 0; i < BINS; i++) {
                all[i] -= old[i];
                old[i] = 0;
            }
        }
        day = today;
    }

    private double threshold(double alarms) {
        double seen = 0;
        for (int i = BINS - 1; i > 0; i--) {
            seen += all[i];
            if (seen > alarms) {
                return (i + 1) * WIDTH;
            }
        }
        return WIDTH;
    }

    boolean reaches(double score) {
        return score >= threshold;
    }

    void add(double score) {
        if (score > 0) {
            int bin = Math.min(BINS - 1, (int) (score / WIDTH));
            ofDay[(int) (day % DAYS)][bin]++;
            all[bin]++;
        }
    }
}
