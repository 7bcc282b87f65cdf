package io.tillwatch.elastic;

import io.tillwatch.model.Reject;
import io.tillwatch.service.IndexWriter.Outcome;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What came of the writes so far. Used by one thread at a time. */
final class Settled {
    private long acknowledged;
    private final Set<String> conflicts = new HashSet<>();
    private final Map<String, Reject> refused = new LinkedHashMap<>();

    void acknowledge(int writes) {
        acknowledged += writes;
    }

    void conflict(String id) {
        conflicts.add(id);
    }

    /** @param column where the fault lies */
    void refuse(String saleId, String column) {
        refused.put(saleId, RefusedColumn.reject(saleId, column));
    }

    boolean anyRefused() {
        return !refused.isEmpty();
    }

    boolean hasRefused(String saleId) {
        return refused.containsKey(saleId);
    }

    void add(Settled other) {
        acknowledged += other.acknowledged;
        conflicts.addAll(other.conflicts);
        refused.putAll(other.refused);
    }

    Outcome outcome() {
        return new Outcome(acknowledged, Set.copyOf(conflicts), List.copyOf(refused.values()));
    }
}
