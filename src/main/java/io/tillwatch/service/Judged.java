package io.tillwatch.service;

import io.tillwatch.model.Flag;
import io.tillwatch.model.PreparedSale;
import io.tillwatch.model.SaleFacts;
import org.jspecify.annotations.Nullable;

/**
 * A sale that is judged, by its indexed and its new form.
 *
 * @param before null when it is not indexed yet
 * @param after null when its row did not change
 */
record Judged(
        SaleFacts facts,
        @Nullable IndexedSale before,
        @Nullable PreparedSale after) {
    static Judged changed(PreparedSale after, @Nullable IndexedSale before) {
        return new Judged(after.facts(), before, after);
    }

    static Judged unchanged(IndexedSale sale) {
        return new Judged(sale.facts(), sale, null);
    }

    /** Whether the sale is known without its body. */
    boolean isStamp() {
        return body().length == 0;
    }

    byte[] body() {
        return after != null ? after.body() : before != null ? before.body() : new byte[0];
    }

    long checksum() {
        return after != null ? after.checksum() : before != null ? before.checksum() : 0;
    }

    /** The write that brings the sale's document to its new form, or null when it stands as it should. */
    IndexWrite.@Nullable PutSale put(@Nullable Flag flag, long lowestVersion) {
        boolean flagged = flag != null;
        if (after != null) {
            long version = Math.max(lowestVersion, Versions.of(after.modified(), before));
            return new IndexWrite.PutSale(facts.id(), after.body(), flagged, version);
        }
        if (before != null && before.flagged() != flagged) {
            return new IndexWrite.PutSale(facts.id(), before.body(), flagged, Versions.next(before));
        }
        return null;
    }
}
