package io.tillwatch.service;

import io.tillwatch.model.Position;
import io.tillwatch.model.Reject;
import io.tillwatch.model.Sale;
import org.jspecify.annotations.Nullable;

/**
 * A row as read: either a sale or the reason why it is none.
 *
 * @param position null when the row has no readable {@code modified} or no id
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
