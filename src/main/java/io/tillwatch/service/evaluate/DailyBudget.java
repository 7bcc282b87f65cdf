package io.tillwatch.service.evaluate;

import io.tillwatch.service.detect.ScoreHistory;

/**
 * The threshold that would have given so many alarms a day over the last 28 days. Looks at no score of the day itself, so it
 * could have been used on that day.
 */
final class DailyBudget {
    private final double perDay;
    private final ScoreHistory history = new ScoreHistory();
    private double threshold = history.threshold(0);
    private long day = Long.MIN_VALUE;

    DailyBudget(double perDay) {
        this.perDay = perDay;
    }

    /** @param today days since 1970; never less than before */
    void turnTo(long today) {
        if (today != day) {
            day = today;
            history.turnTo(today);
            threshold = history.threshold(perDay);
        }
    }

    boolean reaches(double score) {
        return score >= threshold;
    }

    void add(double score) {
        history.add(score);
    }
}
