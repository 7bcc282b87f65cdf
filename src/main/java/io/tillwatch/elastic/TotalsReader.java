package io.tillwatch.elastic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
import org.jspecify.annotations.Nullable;

/** Adds sales up on the server, or here where {@link ExactSums} says that it may have rounded. */
final class TotalsReader {
    /** So many store-days fit one page of buckets, two for each. */
    private static final int MOST_STORE_DAYS = 4000;

    private static final String BUSINESS_DATE = "business_date";
    private static final String AMOUNT = "amount_sale";
    private static final List<String> ADDED = List.of(AMOUNT, "amount_fee", "amount_deposit", "checksum");

    private final Searches searches;
    private final Groups groups;

    TotalsReader(Searches searches) {
        this.searches = searches;
        this.groups = new Groups(searches);
    }

    Map<StoreDay, DayTotals> of(Collection<StoreDay> storeDays, Set<String> withoutIds) {
        Map<StoreDay, DayTotals> totals = new HashMap<>();
        for (List<StoreDay> part : Batches.of(storeDays, MOST_STORE_DAYS)) {
            Map<String, StoreDay> byId = new HashMap<>();
            part.forEach(day -> byId.put(day.documentId(), day));
            Map<String, @Nullable Object> query = Queries.without(Queries.storeDays(part), withoutIds);
            List<?> sources = List.of(Groups.by("store_day"), Groups.by("is_canceled"));
            groups.each(sales(query, sources, List.of(AMOUNT)), bucket -> {
                StoreDay day = byId.get(Json.text(bucket, "key", "store_day"));
                if (day != null) {
                    totals.merge(day, totals(bucket, day, withoutIds), DayTotals::plus);
                }
            });
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
        var query = Queries.range(BUSINESS_DATE, range, storeId);
        groups.each(sales(query, storeDaySources(), List.of(AMOUNT)), bucket -> {
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
        var query = Queries.range(BUSINESS_DATE, range, storeId);
        groups.each(sales(query, List.of(Groups.by(BUSINESS_DATE)), ADDED), bucket -> {
            LocalDate date = date(Json.at(bucket, "key", BUSINESS_DATE));
            sums.put(date, sums(bucket, date, storeId));
        });
        return sums;
    }

    private static Groups.Wanted sales(Map<String, @Nullable Object> query, List<?> sources, List<String> added) {
        return new Groups.Wanted(IndexKind.SALES, query, sources, ExactSums.of(added));
    }

    private static List<?> storeDaySources() {
        return List.of(Groups.by("store_id"), Groups.by("business_date"), Groups.by("is_canceled"));
    }

    private DayTotals totals(Object bucket, StoreDay day, Set<String> withoutIds) {
        boolean canceled = Json.isTrue(bucket, "key", "is_canceled");
        long count = Json.number(bucket, "doc_count");
        Long exact = ExactSums.sum(bucket, AMOUNT);
        long sum = exact == null ? added(day, canceled, withoutIds) : exact;
        return canceled ? new DayTotals(0, 0, sum, count) : new DayTotals(sum, count, 0, 0);
    }

    private DateSums sums(Object bucket, LocalDate date, @Nullable String storeId) {
        Long sale = ExactSums.sum(bucket, AMOUNT);
        Long fee = ExactSums.sum(bucket, "amount_fee");
        Long deposit = ExactSums.sum(bucket, "amount_deposit");
        Long checksum = ExactSums.sum(bucket, "checksum");
        return sale == null || fee == null || deposit == null || checksum == null
                ? added(date, storeId)
                : new DateSums(Json.number(bucket, "doc_count"), sale, fee, deposit, checksum);
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
                        Queries.range(BUSINESS_DATE, new DateRange(date, date), storeId),
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
        return new StoreDay(Json.text(bucket, "key", "store_id"), date(Json.at(bucket, "key", BUSINESS_DATE)));
    }

    /** Dates come back as they are formatted, or as milliseconds. */
    static LocalDate date(@Nullable Object key) {
        return key instanceof Long millis
                ? Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toLocalDate()
                : LocalDate.parse(String.valueOf(key));
    }
}
