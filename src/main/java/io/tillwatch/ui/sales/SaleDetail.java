package io.tillwatch.ui.sales;

import io.tillwatch.service.IndexedSale;
import io.tillwatch.service.Tombstone;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one sale.
 *
 * @param sale null when there is none with this id
 * @param flag as its document has it; null when the sale was never flagged
 * @param stamp what the index says of its copy; null when it has none
 * @param tombstone null unless the sale was once taken out of the index
 */
record SaleDetail(
        String id,
        @Nullable SaleRow sale,
        @Nullable SaleRow flag,
        @Nullable IndexedSale stamp,
        @Nullable Tombstone tombstone) {}
