package io.tillwatch.elastic;

import io.tillwatch.model.DateRange;
import io.tillwatch.service.Figures.FlagSums;
import io.tillwatch.service.FlagRows.State;
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
    private final Searches searches;
    private final Groups groups;
    private final Deposits deposits;

    OpenFlags(Searches searches, Groups groups) {
        this.searches = searches;
        this.groups = groups;
        this.deposits = new Deposits(searches);
    }

    /** @param today when today begins: what is deposited from then on is at stake */
    FlagSums sums(DateRange range, @Nullable String storeId, Instant today) {
        var query = query(range, storeId);
        var found = searches.search(
                IndexKind.FLAGS,
                Json.object("size", 0, "track_total_hits", true, "query", query, "aggs", exposure(today)));
        long count = Json.number(found.rest(), "hits.total", "value");
        return new FlagSums(count, exposure(found.rest().get("aggregations"), query, today));
    }

    void byStore(DateRange range, Instant today, BiConsumer<String, FlagSums> consumer) {
        var query = query(range, null);
        var stores = new Groups.Wanted(IndexKind.FLAGS, query, List.of(Groups.by(STORE)), exposure(today));
        groups.each(stores, bucket -> {
            String store = Json.text(bucket, "key", STORE);
            var ofStore = Queries.all(List.of(query, Queries.term(STORE, store)));
            long exposure = exposure(bucket, ofStore, today);
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
        return Queries.all(List.of(Queries.range(DATE, range, storeId), FlagStates.in(State.OPEN)));
    }

    private static Map<String, @Nullable Object> exposure(Instant today) {
        return Deposits.of(FlagStates.dueFrom(today));
    }

    private long exposure(@Nullable Object answer, Map<String, @Nullable Object> query, Instant today) {
        return deposits.sum(answer, query, FlagStates.dueFrom(today));
    }
}
