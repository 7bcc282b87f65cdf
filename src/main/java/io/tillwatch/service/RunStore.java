package io.tillwatch.service;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Where runs are recorded. */
public interface RunStore {
    /** Writes a record whatever stands there. */
    void put(Run run);

    /**
     * Writes a record if it still stands as expected (empty: if there is none).
     *
     * @return as it stands now; empty when somebody else changed it
     */
    Optional<Kept> replace(Optional<Kept> expected, Run run);

    Optional<Run> find(String id);

    /** As last acknowledged. */
    Optional<Kept> read(String id);

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

    /** A record with its state for compare-and-set. */
    record Kept(Run run, long seqNo, long primaryTerm) {}

    /**
     * Asks a run to stop, wherever it is; its process learns of it with its next sign of life.
     *
     * @param by {@code user@host}
     * @return whether the run was still under way
     */
    default boolean requestCancel(String id, String by) {
        while (true) {
            Optional<Kept> now = read(id);
            if (now.isEmpty() || now.get().run().state() != Run.State.RUNNING) {
                return false;
            }
            if (replace(now, now.get().run().cancelledBy(by)).isPresent()) {
                return true;
            }
        }
    }
}
