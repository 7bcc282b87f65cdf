package io.tillwatch.service;

import io.tillwatch.model.Position;
import io.tillwatch.model.Reject;
import io.tillwatch.model.Sale;
import org.jspecify.annotations.Nullable;

/**
 * A row as read: either a sale or the reason why it is none.
 *
 * @param position where the row stands; its id is empty when the row has none. In change order it is never null: a row
 *     that no position can name (an unreadable {@code modified}) carries that of the row before it, so that reading can
 *     go on behind it. In a scan it is null for such a row and for a refused one that is not closed yet
 */
public record SourceRow(
        @Nullable Position position,
        @Nullable Sale sale,
        @Nullable Reject reject) {
    public SourceRow {
        if ((sale == null) == (reject == null)) {
            throw new IllegalArgumentException("A row is a sale or a reject");
        }
    }
}
