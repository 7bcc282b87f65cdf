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

    /** What the document says. {@code released} leases may be taken at once. */
    record Lease(String owner, Run.ProcessStamp process, String job, Instant renewedAt, boolean released, long epoch) {}

    /** A lease with the document's state for compare-and-set. */
    record Held(Lease lease, long seqNo, long primaryTerm) {}
}
