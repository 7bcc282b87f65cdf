package io.tillwatch.job;

import java.time.Duration;

/**
 * What to do with a run that failed.
 *
 * @param limit how often one is tried again; 0 for never
 * @param first the pause before the first repetition; it doubles each time
 * @param longest the longest pause
 */
public record Retry(int limit, Duration first, Duration longest) {
    public static final Retry NEVER = new Retry(0, Duration.ofMinutes(1), Duration.ofMinutes(1));

    public Retry {
        if (limit < 0 || first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("Repetitions need a limit of 0 or more and growing pauses");
        }
    }

    /**
     * The pause before a repetition.
     *
     * @param repetition 1 for the first
     * @param chance between 0 and 1: up to a fifth is taken off, so that many do not come back at one moment
     */
    public Duration pause(int repetition, double chance) {
        long millis = longest.toMillis();
        int doublings = Math.min(repetition - 1, 30);
        if (first.toMillis() <= millis >> doublings) {
            millis = first.toMillis() << doublings;
        }
        return Duration.ofMillis(Math.round(millis * (1 - 0.2 * chance)));
    }
}
