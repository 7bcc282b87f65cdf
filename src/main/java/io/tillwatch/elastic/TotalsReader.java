package io.tillwatch.elastic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tillwatch.elastic.HitsReader.Found;
import io.tillwatch.elastic.Searches.Wanted;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.DateSums;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.StoreDay;
import io.tillwatch.service.Batches;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Adds sales up on the server. The server adds doubles, which are exact as long as no partial sum can reach 2^53; where
 * one could, the rows are fetched and added here.
 */
final class TotalsReader {
    /** So many store-days fit one page of buckets, two for each. */
    private static final int MOST_STORE_DAYS = 4000;

    private static final int PAGE = 10_000;
    private static final double EXACT = 0x1p53;
    private static final List<String> ADDED = List.of("amount_sale", "amount_fee", "amount_deposit", "checksum");

    private final Searches searches;

    TotalsReader(Searches searches) {
        this.searches = searches;
    }

    Map<StoreDay, DayTotals> of(Collection<StoreDay> storeDays, Set<String> withoutIds) {
        Map<StoreDay, DayTotals> totals = new HashMap<>();
        for (List<StoreDay> part : Batches.of(storeDays, MOST_STORE_DAYS)) {
            Map<String, StoreDay> byId = new HashMap<>();
            part.forEach(day -> byId.put(day.documentId(), day));
            Map<String, @Nullable Object> query = Queries.without(Queries.storeDays(part), withoutIds);
            List<?> sources = List.of(source("store_day", "store_day"), source("canceled", "is_canceled"));
            Found found = searches.search(IndexKind.SALES, body(query, sources, List.of("amount_sale"), null));
            for (Object bucket : Json.list(found.aggregation("by"), "buckets")) {
                StoreDay day = byId.get(Json.text(bucket, "key", "store_day"));
                if (day != null) {
                    totals.merge(day, totals(bucket, day, withoutIds), DayTotals::plus);
                }
            }
        }
        return totals;
    }

    void all(DateRange range, @Nullable String storeId, BiConsumer<StoreDay, DayTotals> consumer) {
        var pending = new Object() {
            @Nullable
            StoreDay day;

            DayTotals totals = DayTotals.NONE;

            void flush() {
                if (day != null) {
                    consumer.accept(day, totals);
                }
            }
        };
        pages(Queries.range("business_date", range, storeId), storeDaySources(), List.of("amount_sale"), bucket -> {
            StoreDay day = storeDay(bucket);
            DayTotals totals = totals(bucket, day, Set.of());
            if (day.equals(pending.day)) {
                pending.totals = pending.totals.plus(totals);
            } else {
                pending.flush();
                pending.day = day;
                pending.totals = totals;
            }
        });
        pending.flush();
    }

    SortedMap<LocalDate, DateSums> sums(DateRange range, @Nullable String storeId) {
        SortedMap<LocalDate, DateSums> sums = new TreeMap<>();
        List<?> byDate = List.of(source("date", "business_date"));
        pages(Queries.range("business_date", range, storeId), byDate, ADDED, bucket -> {
            LocalDate date = date(Json.at(bucket, "key", "date"));
            sums.put(date, sums(bucket, date, storeId));
        });
        return sums;
    }

    private void pages(
            Map<String, @Nullable Object> query, List<?> sources, List<String> fields, Consumer<Object> buckets) {
        try (PointInTime view = searches.open(IndexKind.SALES)) {
            Map<?, ?> after = null;
            do {
                Found found = searches.read(view.search(body(query, sources, fields, after)));
                view.renew(found.pit());
                Object by = found.aggregation("by");
                for (Object bucket : Json.list(by, "buckets")) {
                    buckets.accept(bucket);
                }
                after = Json.list(by, "buckets").size() < PAGE ? Map.of() : Json.map(by, "after_key");
            } while (!after.isEmpty());
        }
    }

    private static Map<String, @Nullable Object> body(
            Map<String, @Nullable Object> query, List<?> sources, List<String> fields, @Nullable Map<?, ?> after) {
        Map<String, @Nullable Object> composite = Json.object("size", PAGE, "sources", sources);
        if (after != null) {
            composite.put("after", after);
        }
        Map<String, @Nullable Object> stats = Json.object();
        for (String field : fields) {
            stats.put(field, Json.object("stats", Json.object("field", field)));
        }
        return Json.object(
                "size",
                0,
                "track_total_hits",
                false,
                "query",
                query,
                "aggs",
                Json.object("by", Json.object("composite", composite, "aggs", stats)));
    }

    private static List<?> storeDaySources() {
        return List.of(source("store", "store_id"), source("date", "business_date"), source("canceled", "is_canceled"));
    }

    private static Map<String, @Nullable Object> source(String name, String field) {
        return Json.object(name, Json.object("terms", Json.object("field", field)));
    }

    private DayTotals totals(Object bucket, StoreDay day, Set<String> withoutIds) {
        boolean canceled = Json.isTrue(bucket, "key", "canceled");
        long count = Json.number(bucket, "doc_count");
        long sum = isExact(bucket, "amount_sale", count)
                ? Json.number(bucket, "amount_sale", "sum")
                : added(day, canceled, withoutIds);
        return canceled ? new DayTotals(0, 0, sum, count) : new DayTotals(sum, count, 0, 0);
    }

    private DateSums sums(Object bucket, LocalDate date, @Nullable String storeId) {
        long count = Json.number(bucket, "doc_count");
        for (String field : ADDED) {
            if (!isExact(bucket, field, count)) {
                return added(date, storeId);
            }
        }
        return new DateSums(
                count,
                Json.number(bucket, "amount_sale", "sum"),
                Json.number(bucket, "amount_fee", "sum"),
                Json.number(bucket, "amount_deposit", "sum"),
                Json.number(bucket, "checksum", "sum"));
    }

    private static boolean isExact(Object bucket, String field, long count) {
        if (Json.number(bucket, field, "count") == 0) {
            return true;
        }
        double largest = Math.max(
                Math.abs(((Number) orZero(Json.at(bucket, field, "min"))).doubleValue()),
                Math.abs(((Number) orZero(Json.at(bucket, field, "max"))).doubleValue()));
        return largest * count < EXACT;
    }

    private static Object orZero(@Nullable Object value) {
        return value instanceof Number ? value : 0;
    }

    private long added(StoreDay day, boolean canceled, Set<String> withoutIds) {
        Map<String, @Nullable Object> query =
                Queries.all(List.of(Queries.storeDays(List.of(day)), Queries.term("is_canceled", canceled)));
        long[] sum = {0};
        searches.all(
                new Wanted(IndexKind.SALES, Queries.without(query, withoutIds), List.of(), ADDED),
                Long.MAX_VALUE,
                hit -> sum[0] = Math.addExact(sum[0], amounts(hit)[0]));
        return sum[0];
    }

    private DateSums added(LocalDate date, @Nullable String storeId) {
        long[] sums = new long[ADDED.size() + 1];
        searches.all(
                new Wanted(
                        IndexKind.SALES,
                        Queries.range("business_date", new DateRange(date, date), storeId),
                        List.of(),
                        ADDED),
                Long.MAX_VALUE,
                hit -> {
                    long[] amounts = amounts(hit);
                    for (int i = 0; i < amounts.length; i++) {
                        // Wraps around as the source's side does: two equal sets of rows have equal sums all the same.
                        sums[i] += amounts[i];
                    }
                    sums[amounts.length]++;
                });
        return new DateSums(sums[4], sums[0], sums[1], sums[2], sums[3]);
    }

    private static long[] amounts(Hit hit) {
        long[] amounts = new long[ADDED.size()];
        try (JsonParser parser = hit.parser()) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                int at = ADDED.indexOf(parser.currentName());
                if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT && at >= 0) {
                    amounts[at] = parser.getLongValue();
                }
            }
        } catch (IOException e) {
            throw Json.unreadable();
        }
        return amounts;
    }

    private static StoreDay storeDay(Object bucket) {
        return new StoreDay(Json.text(bucket, "key", "store"), date(Json.at(bucket, "key", "date")));
    }

    /** Dates come back as they are formatted, or as milliseconds. */
    private static LocalDate date(@Nullable Object key) {
        return key instanceof Long millis
                ? Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toLocalDate()
                : LocalDate.parse(String.valueOf(key));
    }
}
