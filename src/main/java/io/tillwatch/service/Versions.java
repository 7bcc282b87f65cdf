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

    /** For a row that comes back: a second above what its deletion can have had, also when it is stamped ahead. */
    static long afterDeletion(Instant modified, Instant view) {
        return Math.max(of(modified), of(view)) + 1_000_000;
    }

    static long next(IndexedSale before) {
        return before.version() + 1;
    }
}
