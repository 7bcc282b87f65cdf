package io.tillwatch.model;

import java.time.LocalDate;

/**
 * A store over the seven business dates that begin with {@code start}, as indexed in
 * {@code platform_sales_week_per_price}.
 *
 * @param total sum of {@code amount_sale} of the counted sales, whole won
 * @param count number of counted sales, at least 1
 */
public record StoreWeekRollup(String storeId, LocalDate start, long total, long count) {
    /** The last of the seven dates. */
    public LocalDate end() {
        return start.plusDays(6);
    }

    /** Σ total ÷ Σ number in whole won, rounded down; never an average of averages. */
    public long averageOrderValue() {
        return Math.floorDiv(total, count);
    }

    public String documentId() {
        return storeId + ":" + start;
    }
}
