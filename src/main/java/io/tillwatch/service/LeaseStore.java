package io.tillwatch.service;

import java.time.Instant;
import java.util.Optional;

/** One document that says who may write. Changed by compare-and-set only. */
public interface LeaseStore {
    Optional<Held> read(String name);

    /**
     * Takes or renews the lease if it still stands as {@code expected} (empty: if nobody ever held it).
     *
     * @return the lease as it stands now, or empty when somebody else changed it
     */
    Optional<Held> write(String name, Optional<Held> expected, Lease lease);

    /**
     * What the document says.
     *
     * @param released may be taken at once
     * @param clean with {@code released}: everything that its holder sent was answered
     * @param epoch higher with each holder
     */
    record Lease(
            String owner,
            Run.ProcessStamp process,
            String job,
            Instant renewedAt,
            boolean released,
            boolean clean,
            long epoch) {}

    /** A lease with the document's state for compare-and-set. */
    record Held(Lease lease, long seqNo, long primaryTerm) {}
}
