package io.tillwatch.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run that a schedule asks for: for one time, or for several that went by.
 *
 * @param runId under which it is recorded
 * @param first the earliest time it stands for
 * @param scheduledFor the last time it stands for
 * @param times how many it stands for; at least 1
 * @param late whether it begins later than it should
 * @param onlyDate whether the run keeps to the date before {@code scheduledFor}
 * @param attempt 1 for the first
 * @param resumes the run that ended without a word, which this one takes over; null for none
 */
public record Firing(
        String runId,
        Instant first,
        Instant scheduledFor,
        int times,
        boolean late,
        boolean onlyDate,
        int attempt,
        @Nullable String resumes) {
    Firing again(String newRunId, @Nullable String interrupted) {
        return new Firing(newRunId, first, scheduledFor, times, true, onlyDate, attempt + 1, interrupted);
    }
}
