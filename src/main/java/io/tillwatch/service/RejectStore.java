package io.tillwatch.service;

import io.tillwatch.model.Reject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Rows that could not be taken in. */
public interface RejectStore {
    /** How many there are. */
    long count();

    /** Those of the given rejects (by {@link Reject#documentId}) that there are, as last acknowledged. */
    Set<String> among(Collection<String> documentIds);

    /** Newest first. */
    List<Entry> list(int limit);

    /** All, from one point in time, in any order. */
    void all(Consumer<Entry> consumer);

    /** A reject, when it was seen first and last, and in which run. */
    record Entry(Reject reject, Instant firstSeen, Instant lastSeen, String runId) {}
}
