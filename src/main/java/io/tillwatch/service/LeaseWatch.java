package io.tillwatch.service;

import io.tillwatch.service.LeaseStore.Held;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Judges whether the holder of a lease still lives: by how long the lease stands unchanged on our own steady clock, so
 * that no two machines' clocks are compared. Used by one thread.
 */
final class LeaseWatch {
    private final Predicate<Run.ProcessStamp> isDead;
    private final LongSupplier nanoTime;
    private Optional<Held> seen = Optional.empty();
    private long since;

    LeaseWatch(Predicate<Run.ProcessStamp> isDead, LongSupplier nanoTime) {
        this.isDead = isDead;
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    /** Whether a lease as it was read just now may be taken. */
    boolean isFree(Optional<Held> now) {
        long time = nanoTime.getAsLong();
        if (!isSame(now, seen)) {
            seen = now;
            since = time;
        }
        return now.isEmpty()
                || now.get().lease().released()
                || isDead.test(now.get().lease().process())
                || time - since > WriterLease.LIFETIME.toNanos();
    }

    private static boolean isSame(Optional<Held> left, Optional<Held> right) {
        return left.map(Held::seqNo).equals(right.map(Held::seqNo))
                && left.map(Held::primaryTerm).equals(right.map(Held::primaryTerm));
    }
}
