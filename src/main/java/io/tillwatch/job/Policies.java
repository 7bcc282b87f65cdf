package io.tillwatch.job;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a schedule deals with what does not go as planned.
 *
 * @param pauseAfter so many failures in a row pause the schedule; 0 for never
 * @param deadline by when, in the schedule's zone, each day's times have to be done; null for never
 * @param after ids of schedules whose own last time has to be done before
 */
public record Policies(
        Overlap overlap,
        CatchUp catchUp,
        Retry retry,
        int pauseAfter,
        @Nullable LocalTime deadline,
        List<String> after) {
    public Policies {
        if (pauseAfter < 0) {
            throw new IllegalArgumentException("A number of failures is not negative");
        }
        after = List.copyOf(after);
    }
}
