package io.tillwatch.elastic;

import io.tillwatch.model.DayTotals;
import io.tillwatch.model.StoreDay;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.model.StoreWeekRollup;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads store-days and store-weeks back from the index. */
final class RollupDocuments {
    private static final String PROVISIONAL = "provisional";

    private RollupDocuments() {}

    static String state(boolean provisional) {
        return provisional ? PROVISIONAL : "settled";
    }

    static boolean isProvisional(String state) {
        return state.equals(PROVISIONAL);
    }

    static StoreDayRollup storeDay(Hit hit) {
        Map<String, @Nullable Object> source = hit.source();
        var totals = new DayTotals(
                Json.number(source, "total_sale"),
                Json.number(source, "num_customer"),
                Json.number(source, "canceled_amount"),
                Json.number(source, "canceled_count"));
        return storeDay(
                new StoreDay(Json.text(source, "store_id"), date(source, "date")),
                totals,
                Json.number(source, "unit_price"),
                Json.text(source, "state"),
                SaleFields.instantOrEpoch(source, "computed_at"));
    }

    static StoreDayRollup storeDay(
            StoreDay storeDay, DayTotals totals, long average, String state, Instant computedAt) {
        return new StoreDayRollup(
                storeDay,
                // The average is a function of the two; if somebody changed it, the totals must look changed as well.
                average == totals.averageOrderValue() ? totals : DayTotals.NONE,
                isProvisional(state),
                // A column of dates has milliseconds, a document may have more: both have to tell the same instant.
                computedAt.truncatedTo(ChronoUnit.MILLIS));
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
