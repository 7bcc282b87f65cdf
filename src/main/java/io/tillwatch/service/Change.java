package io.tillwatch.service;

import io.tillwatch.model.PreparedSale;
import org.jspecify.annotations.Nullable;

/**
 * What the source says of a sale now.
 *
 * @param sale null when the source has it no more, or only in a form that cannot be taken in
 */
record Change(String id, @Nullable PreparedSale sale) {
    static Change of(PreparedSale sale) {
        return new Change(sale.facts().id(), sale);
    }

    static Change gone(String id) {
        return new Change(id, null);
    }
}
