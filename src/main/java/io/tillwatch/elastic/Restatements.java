package io.tillwatch.elastic;

import io.tillwatch.elastic.Searches.Wanted;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.StoreDay;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.service.Restatement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads settled numbers that changed. */
final class Restatements {
    private static final List<?> NEWEST_FIRST =
            List.of(Json.object("restated_at", "desc"), Json.object("date", "desc"), "store_id");

    private final Searches searches;

    Restatements(Searches searches) {
        this.searches = searches;
    }

    List<Restatement> newest(DateRange range, @Nullable String storeId, int limit) {
        List<Restatement> restatements = new ArrayList<>();
        searches.all(
                new Wanted(IndexKind.RESTATEMENTS, Queries.range("date", range, storeId), NEWEST_FIRST, null),
                limit,
                hit -> restatements.add(restatement(hit)));
        return restatements;
    }

    private static Restatement restatement(Hit hit) {
        Map<String, @Nullable Object> source = hit.source();
        LocalDate date = SaleFields.date(Json.textOrNull(source, "date"));
        var day = new StoreDay(Json.text(source, "store_id"), date == null ? LocalDate.EPOCH : date);
        List<String> saleIds = new ArrayList<>();
        Json.list(source, "sale_ids").forEach(id -> saleIds.add(String.valueOf(id)));
        return new Restatement(
                new StoreDayRollup(day, totals(source, "before_"), false, computedAt(hit.id(), day)),
                totals(source, "after_"),
                saleIds,
                Json.text(source, "run_id"),
                SaleFields.instantOrEpoch(source, "restated_at"));
    }

    /** Stands in the id alone; the epoch when the id is a digest, see {@link DocumentIds#fitted}. */
    private static Instant computedAt(String id, StoreDay day) {
        String before = day.documentId() + ":";
        Instant at = id.startsWith(before) ? SaleFields.instant(id.substring(before.length())) : null;
        return at == null ? Instant.EPOCH : at;
    }

    private static DayTotals totals(Map<String, @Nullable Object> source, String prefix) {
        return new DayTotals(
                Json.number(source, prefix + "total_sale"),
                Json.number(source, prefix + "num_customer"),
                Json.number(source, prefix + "canceled_amount"),
                Json.number(source, prefix + "canceled_count"));
    }
}
