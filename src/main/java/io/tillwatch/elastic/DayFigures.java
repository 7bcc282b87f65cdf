package io.tillwatch.elastic;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.service.Figures.StoreOnDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What store-days and store-weeks say of a date. */
final class DayFigures {
    private static final String DATE = "date";
    private static final List<String> ADDED =
            List.of("total_sale", "num_customer", "canceled_amount", "canceled_count");
    private static final List<String> DAY =
            List.of("store_id", "total_sale", "num_customer", "canceled_amount", "canceled_count", "state");
    private static final List<String> WEEK = List.of("store_id", "total_sale", "num_customer");

    private final Searches searches;
    private final Groups groups;
    private final OpenFlags flags;
    private final Parallel parallel;

    DayFigures(Searches searches, Groups groups, OpenFlags flags, Parallel parallel) {
        this.searches = searches;
        this.groups = groups;
        this.flags = flags;
        this.parallel = parallel;
    }

    SortedMap<LocalDate, DayTotals> dates(DateRange range, @Nullable String storeId) {
        SortedMap<LocalDate, DayTotals> dates = new TreeMap<>();
        var query = Queries.range(DATE, range, storeId);
        var wanted = new Groups.Wanted(IndexKind.DAYS, query, List.of(Groups.by(DATE)), ExactSums.of(ADDED));
        groups.each(wanted, bucket -> {
            LocalDate date = TotalsReader.date(Json.at(bucket, "key", DATE));
            dates.put(date, totals(bucket, date, storeId));
        });
        return dates;
    }

    private DayTotals totals(Object bucket, LocalDate date, @Nullable String storeId) {
        Long total = ExactSums.sum(bucket, "total_sale");
        Long count = ExactSums.sum(bucket, "num_customer");
        Long canceledAmount = ExactSums.sum(bucket, "canceled_amount");
        Long canceledCount = ExactSums.sum(bucket, "canceled_count");
        if (total != null && count != null && canceledAmount != null && canceledCount != null) {
            return new DayTotals(total, count, canceledAmount, canceledCount);
        }
        DayTotals[] sum = {DayTotals.NONE};
        storeDays(date, storeId, day -> sum[0] = sum[0].plus(day.totals()));
        return sum[0];
    }

    /** Store-days, those of a week before, baselines and flags: asked all at once, as none needs another. */
    List<StoreOnDate> storesOn(LocalDate date) {
        SortedMap<String, RollupColumns> days = new TreeMap<>();
        Map<String, DayTotals> before = new HashMap<>();
        Map<String, Long> baselines = new HashMap<>();
        Map<String, Long> open = new HashMap<>();
        parallel.run(
                () -> storeDays(date, null, day -> days.put(day.storeId(), day)),
                () -> storeDays(date.minusDays(7), null, day -> before.put(day.storeId(), day.totals())),
                () -> averages(date.minusDays(7), baselines::put),
                () -> flags.counts(date, open::put));
        List<StoreOnDate> stores = new ArrayList<>(days.size());
        days.forEach((id, day) -> stores.add(new StoreOnDate(
                id, day.totals(), day.provisional(), before.get(id), baselines.get(id), open.getOrDefault(id, 0L))));
        return stores;
    }

    private void storeDays(LocalDate date, @Nullable String storeId, Consumer<RollupColumns> consumer) {
        searches.columns(
                IndexKind.DAYS,
                Queries.range(DATE, new DateRange(date, date), storeId),
                DAY,
                hit -> consumer.accept(RollupColumns.of(hit)));
    }

    private void averages(LocalDate start, BiConsumer<String, Long> consumer) {
        var query = Queries.range("start_date", new DateRange(start, start), (String) null);
        searches.columns(IndexKind.WEEKS, query, WEEK, hit -> {
            RollupColumns week = RollupColumns.of(hit);
            consumer.accept(week.storeId(), week.totals().averageOrderValue());
        });
    }
}
