package io.tillwatch.elastic;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.service.Figures;
import io.tillwatch.service.Restatement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The numbers that screens show. Reads store-days and store-weeks where they say it, else the sales. */
final class ElasticFigures implements Figures {
    private static final String BUSINESS_DATE = "business_date";
    private static final Comparator<Map.Entry<String, DayTotals>> MOST_SPENT =
            Comparator.<Map.Entry<String, DayTotals>>comparingLong(
                            share -> share.getValue().total())
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey());
    private static final Comparator<Map.Entry<String, FlagSums>> MOST_AT_STAKE = Comparator.comparing(
                    (Map.Entry<String, FlagSums> store) -> store.getValue(),
                    Comparator.comparingLong(FlagSums::exposure)
                            .thenComparingLong(FlagSums::count)
                            .reversed())
            .thenComparing(Map.Entry.comparingByKey());

    private final StoreNames stores;
    private final SaleTotals sales;
    private final OpenFlags flags;
    private final DayFigures days;
    private final Restatements restatements;
    private final ZoneId zone;
    private final InstantSource clock;

    /** @param zone of business dates */
    ElasticFigures(Searches searches, Parallel parallel, ZoneId zone, InstantSource clock) {
        Groups groups = new Groups(searches);
        this.stores = new StoreNames(groups);
        this.sales = new SaleTotals(searches, groups);
        this.flags = new OpenFlags(searches, groups);
        this.days = new DayFigures(searches, groups, flags, parallel);
        this.restatements = new Restatements(searches);
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public List<String> stores(String text, int limit) {
        return stores.containing(text, limit);
    }

    @Override
    public SortedMap<LocalDate, DayTotals> dates(DateRange range, @Nullable String storeId) {
        return days.dates(range, storeId);
    }

    @Override
    public List<StoreOnDate> storesOn(LocalDate date) {
        return days.storesOn(date);
    }

    @Override
    public Map<String, DayTotals> shares(Column column, DateRange range, @Nullable String storeId) {
        Map<String, DayTotals> shares = new HashMap<>();
        var query = Queries.range(BUSINESS_DATE, range, storeId);
        sales.add(query, Grouping.values(column.name().toLowerCase(Locale.ROOT)), shares);
        return first(shares, MOST_SPENT, shares.size());
    }

    @Override
    public SortedMap<String, DayTotals> storesOn(LocalDate date, String platform) {
        SortedMap<String, DayTotals> byStore = new TreeMap<>();
        var query = Queries.all(List.of(
                Queries.range(BUSINESS_DATE, new DateRange(date, date), (String) null),
                Queries.valueOrNone("platform", platform)));
        sales.add(query, Grouping.values("store_id"), byStore);
        return byStore;
    }

    @Override
    public Map<Hour, DayTotals> hours(DateRange range, @Nullable String storeId) {
        Map<Hour, DayTotals> hours = new HashMap<>();
        sales.add(Queries.range(BUSINESS_DATE, range, storeId), Grouping.hours(zone), hours);
        return hours;
    }

    @Override
    public FlagSums openFlags(DateRange range, @Nullable String storeId) {
        return flags.sums(range, storeId, today());
    }

    @Override
    public Map<String, FlagSums> openFlagsByStore(DateRange range, int limit) {
        Map<String, FlagSums> byStore = new HashMap<>();
        flags.byStore(range, today(), byStore::put);
        return first(byStore, MOST_AT_STAKE, limit);
    }

    @Override
    public SortedMap<LocalDate, Long> openFlagsByDate(DateRange range, @Nullable String storeId) {
        return flags.counts(range, storeId);
    }

    @Override
    public List<Restatement> restatements(DateRange range, @Nullable String storeId, int limit) {
        return restatements.newest(range, storeId, limit);
    }

    /** When today begins. */
    private Instant today() {
        return LocalDate.ofInstant(clock.instant(), zone).atStartOfDay(zone).toInstant();
    }

    private static <V> Map<String, V> first(Map<String, V> all, Comparator<Map.Entry<String, V>> order, int limit) {
        Map<String, V> first = new LinkedHashMap<>();
        all.entrySet().stream()
                .sorted(order)
                .limit(limit)
                .forEach(entry -> first.put(entry.getKey(), entry.getValue()));
        return first;
    }
}
