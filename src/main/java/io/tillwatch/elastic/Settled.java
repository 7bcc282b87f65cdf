package io.tillwatch.elastic;

import io.tillwatch.model.Reject;
import io.tillwatch.service.IndexWriter.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What came of the writes so far. Used by one thread at a time. */
final class Settled {
    private long acknowledged;
    private final Set<String> conflicts = new HashSet<>();
    private final List<Reject> refused = new ArrayList<>();

    void acknowledge(int writes) {
        acknowledged += writes;
    }

    void conflict(String id) {
        conflicts.add(id);
    }

    void refuse(Reject reject) {
        refused.add(reject);
    }

    void add(Settled other) {
        acknowledged += other.acknowledged;
        conflicts.addAll(other.conflicts);
        refused.addAll(other.refused);
    }

    Outcome outcome() {
        return new Outcome(acknowledged, Set.copyOf(conflicts), List.copyOf(refused));
    }
}
