package io.tillwatch.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all recorded runs of one job come to.
 *
 * @param runs how many, by how they stand; without states that none is in
 * @param rows counts of all runs added up, by the names of DESIGN 7 ({@code read}, {@code indexed}, …)
 * @param durations how long those took that have ended
 * @param last the one that ended last among those that began last; null when none has ended
 */
public record RunSums(
        Map<Run.State, Long> runs,
        Map<String, Long> rows,
        Durations durations,
        @Nullable Last last) {
    /**
     * Durations, sorted into classes.
     *
     * @param bounds upper ends of the classes in seconds, included, rising
     * @param counts how many lie in each class and in no class before it; one more than bounds, for the longer ones
     * @param sum seconds of all
     */
    public record Durations(List<Double> bounds, List<Long> counts, double sum) {}

    /**
     * A run that has ended.
     *
     * @param seconds how long it took
     * @param read how many rows it read
     */
    public record Last(Run.State state, Instant endedAt, double seconds, long read) {}
}
