package io.tillwatch.service;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Document versions of sales: microseconds since the epoch of {@code modified}, so that an older row is refused by the
 * index itself; one more than the indexed version where a document is written again for another reason.
 */
final class Versions {
    private Versions() {}

    static long of(Instant modified) {
        return Math.max(0, ChronoUnit.MICROS.between(Instant.EPOCH, modified));
    }

    /** For a row that takes the place of {@code before}. */
    static long of(Instant modified, @Nullable IndexedSale before) {
        return before == null ? of(modified) : Math.max(of(modified), before.version() + 1);
    }

    /**
     * For a row that comes back: above its deletion's version, also when the deleted row was stamped ahead, and a second
     * above what a deletion of unknown version can have had.
     */
    static long afterDeletion(Instant modified, Instant view, @Nullable Tombstone tombstone) {
        long above = Math.max(of(modified), of(view)) + 1_000_000;
        return tombstone == null ? above : Math.max(above, tombstone.version() + 1);
    }

    /** For taking a sale out: the index may hold any form of it up to this version by then. */
    static long ofRemoval(IndexedSale before, Instant view) {
        return Math.max(next(before), of(view));
    }

    static long next(IndexedSale before) {
        return before.version() + 1;
    }
}
