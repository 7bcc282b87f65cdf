package io.tillwatch.elastic;

import io.tillwatch.model.DateRange;
import io.tillwatch.service.Figures.FlagSums;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** Flags that no reviewer decided and no rule took back. */
final class OpenFlags {
    private static final String STORE = "store_id";
    private static final String DATE = "business_date";
    private static final String DEPOSIT = "amount_deposit";
    private static final String DUE = "due";
    private static final Map<String, @Nullable Object> OPEN = Json.object(
            "bool",
            Json.object(
                    "must_not",
                    Queries.term("withdrawn", true),
                    "should",
                    List.of(Queries.term("review_state", FlagDocument.OPEN), Queries.without("review_state")),
                    "minimum_should_match",
                    1));

    private final Searches searches;
    private final Groups groups;

    OpenFlags(Searches searches, Groups groups) {
        this.searches = searches;
        this.groups = groups;
    }

    /** @param today when today begins: what is deposited from then on is at stake */
    FlagSums sums(DateRange range, @Nullable String storeId, Instant today) {
        var query = query(range, storeId);
        var found = searches.search(
                IndexKind.FLAGS,
                Json.object("size", 0, "track_total_hits", true, "query", query, "aggs", exposure(today)));
        long count = Json.number(found.rest(), "hits.total", "value");
        return new FlagSums(count, exposure(found.aggregation(DUE), query, today));
    }

    void byStore(DateRange range, Instant today, BiConsumer<String, FlagSums> consumer) {
        var query = query(range, null);
        var stores = new Groups.Wanted(IndexKind.FLAGS, query, List.of(Groups.by(STORE)), exposure(today));
        groups.each(stores, bucket -> {
            String store = Json.text(bucket, "key", STORE);
            var ofStore = Queries.all(List.of(query, Queries.term(STORE, store)));
            long exposure = exposure(Json.at(bucket, DUE), ofStore, today);
            consumer.accept(store, new FlagSums(Json.number(bucket, "doc_count"), exposure));
        });
    }

    /** How many each store has on a date. */
    void counts(LocalDate date, ObjLongConsumer<String> consumer) {
        count(new DateRange(date, date), null, STORE, (store, count) -> consumer.accept(String.valueOf(store), count));
    }

    SortedMap<LocalDate, Long> counts(DateRange range, @Nullable String storeId) {
        SortedMap<LocalDate, Long> dates = new TreeMap<>();
        count(range, storeId, DATE, (date, count) -> dates.put(TotalsReader.date(date), count));
        return dates;
    }

    private void count(DateRange range, @Nullable String storeId, String field, ObjLongConsumer<Object> consumer) {
        var wanted =
                new Groups.Wanted(IndexKind.FLAGS, query(range, storeId), List.of(Groups.by(field)), Json.object());
        groups.each(wanted, bucket -> {
            Object key = Json.at(bucket, "key", field);
            if (key != null) {
                consumer.accept(key, Json.number(bucket, "doc_count"));
            }
        });
    }

    private static Map<String, @Nullable Object> query(DateRange range, @Nullable String storeId) {
        return Queries.all(List.of(Queries.range(DATE, range, storeId), OPEN));
    }

    private static Map<String, @Nullable Object> exposure(Instant today) {
        return Json.object(DUE, Json.object("filter", dueFrom(today), "aggs", ExactSums.of(List.of(DEPOSIT))));
    }

    private static Map<String, @Nullable Object> dueFrom(Instant today) {
        return Json.object("range", Json.object("will_deposited_at", Json.object("gte", today)));
    }

    private long exposure(@Nullable Object due, Map<String, @Nullable Object> query, Instant today) {
        Long exact = ExactSums.sum(due, DEPOSIT);
        if (exact != null) {
            return exact;
        }
        long[] sum = {0};
        searches.columns(IndexKind.FLAGS, Queries.all(List.of(query, dueFrom(today))), List.of(DEPOSIT), hit -> {
            for (Object deposit : Json.list(hit.source(), DEPOSIT)) {
                sum[0] = Math.addExact(sum[0], ((Number) deposit).longValue());
            }
        });
        return sum[0];
    }
}
