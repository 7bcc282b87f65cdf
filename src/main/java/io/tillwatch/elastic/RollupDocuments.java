package io.tillwatch.elastic;

import io.tillwatch.model.DayTotals;
import io.tillwatch.model.StoreDay;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.model.StoreWeekRollup;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads store-days and store-weeks back from the index. */
final class RollupDocuments {
    private static final String PROVISIONAL = "provisional";

    private RollupDocuments() {}

    static String state(boolean provisional) {
        return provisional ? PROVISIONAL : "settled";
    }

    static StoreDayRollup storeDay(Hit hit) {
        Map<String, @Nullable Object> source = hit.source();
        var totals = new DayTotals(
                Json.number(source, "total_sale"),
                Json.number(source, "num_customer"),
                Json.number(source, "canceled_amount"),
                Json.number(source, "canceled_count"));
        Instant computedAt = SaleFields.instant(Json.textOrNull(source, "computed_at"));
        return new StoreDayRollup(
                new StoreDay(Json.text(source, "store_id"), date(source, "date")),
                // The average is a function of the two; if somebody changed it, the totals must look changed as well.
                Json.number(source, "unit_price") == totals.averageOrderValue() ? totals : DayTotals.NONE,
                Json.text(source, "state").equals(PROVISIONAL),
                computedAt == null ? Instant.EPOCH : computedAt);
    }

    static StoreWeekRollup storeWeek(Hit hit) {
        Map<String, @Nullable Object> source = hit.source();
        return new StoreWeekRollup(
                Json.text(source, "store_id"),
                date(source, "start_date"),
                Json.number(source, "total_sale"),
                Json.number(source, "num_customer"));
    }

    private static LocalDate date(Map<String, @Nullable Object> source, String field) {
        LocalDate date = SaleFields.date(Json.textOrNull(source, field));
        return date == null ? LocalDate.EPOCH : date;
    }
}
