package io.tillwatch.model;

import java.time.Instant;

/**
 * A store-day as indexed in {@code platform_sales_per_price}.
 *
 * @param provisional the date is not over yet in the configured zone, so the numbers still change
 * @param computedAt when these numbers were computed
 */
public record StoreDayRollup(StoreDay storeDay, DayTotals totals, boolean provisional, Instant computedAt) {
    /** Whether the numbers and the state are the same, whenever they were computed. */
    public boolean sameAs(StoreDayRollup other) {
        return storeDay.equals(other.storeDay) && totals.equals(other.totals) && provisional == other.provisional;
    }
}
