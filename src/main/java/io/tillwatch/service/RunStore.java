package io.tillwatch.service;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Where runs are recorded. */
public interface RunStore {
    void put(Run run);

    Optional<Run> find(String id);

    /** Runs, newest first. */
    List<Run> recent(int limit);

    /** Runs in state RUNNING. */
    List<Run> running();

    /**
     * What all runs come to, by the name of their job, in one question whose cost hardly grows with their number. May lack
     * what was recorded within the last second.
     *
     * @param bounds of the classes that durations are sorted into, see {@link RunSums.Durations}
     */
    SortedMap<String, RunSums> sums(List<Double> bounds);
}
