package io.tillwatch.service;

import java.util.List;
import java.util.Optional;

/** Where runs are recorded. */
public interface RunStore {
    void put(Run run);

    Optional<Run> find(String id);

    /** Runs, newest first. */
    List<Run> recent(int limit);

    /** Runs in state RUNNING. */
    List<Run> running();
}
