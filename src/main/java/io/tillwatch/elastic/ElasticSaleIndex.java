package io.tillwatch.elastic;

import io.tillwatch.elastic.Searches.Wanted;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.DateSums;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.PreparedSale;
import io.tillwatch.model.StoreDay;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.model.StoreWeekRollup;
import io.tillwatch.service.AmountRange;
import io.tillwatch.service.ApprovalRow;
import io.tillwatch.service.Batches;
import io.tillwatch.service.IndexWriter;
import io.tillwatch.service.IndexedFlag;
import io.tillwatch.service.IndexedSale;
import io.tillwatch.service.SaleIndex;
import io.tillwatch.service.StoreRange;
import io.tillwatch.service.Tombstone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The search indices behind their aliases, or those of a rebuild before anybody sees them. */
final class ElasticSaleIndex implements SaleIndex {
    private static final String BUSINESS_DATE = "business_date";
    private static final List<String> BY_STORE_AND_DATE = List.of("store_id", "date");
    private static final List<String> BY_STORE_AND_START = List.of("store_id", "start_date");
    /** So many documents by id that a few such questions at once are answered soonest. */
    private static final int MOST_IDS = 350;
    /** So many store-days that their sales of interest mostly fit one page. */
    private static final int MOST_STORE_DAYS = 500;
    /** Flags are few. */
    private static final int MOST_FLAG_DAYS = 2_000;
    /** No search answers with more hits in one page. */
    private static final int MOST_ROLLUPS = 5_000;

    private final Calls calls;
    private final IndexNames names;
    private final ExecutorService executor;
    private final Patience patience;
    private final Searches searches;
    private final MultiGet get;
    private final TotalsReader totals;
    private final Parallel parallel;
    private final AmountSearch amounts;

    ElasticSaleIndex(Calls calls, IndexNames names, ExecutorService executor, Patience patience) {
        this.calls = calls;
        this.names = names;
        this.executor = executor;
        this.patience = patience;
        this.searches = new Searches(calls, names);
        this.get = new MultiGet(calls, names);
        this.totals = new TotalsReader(searches);
        this.parallel = new Parallel(executor);
        this.amounts = new AmountSearch(searches, parallel);
    }

    @Override
    public long count() {
        var found = searches.search(IndexKind.SALES, Json.object("size", 0, "track_total_hits", true));
        return Json.number(found.rest(), "hits.total", "value");
    }

    @Override
    public boolean hasRollups() {
        return isFilled(IndexKind.DAYS) || isFilled(IndexKind.WEEKS);
    }

    @Override
    public boolean hasFlags() {
        return isFilled(IndexKind.FLAGS);
    }

    private boolean isFilled(IndexKind kind) {
        var found = searches.search(kind, Json.object("size", 0, "track_total_hits", 1));
        return Json.number(found.rest(), "hits.total", "value") > 0;
    }

    @Override
    public Map<String, IndexedSale> find(Collection<String> ids) {
        Map<String, IndexedSale> sales = new HashMap<>();
        documents(IndexKind.SALES, ids, hit -> SaleDocument.whole(hit, true))
                .forEach(sale -> sales.put(sale.facts().id(), sale));
        return sales;
    }

    private <T> List<T> documents(IndexKind kind, Collection<String> ids, Function<Hit, T> reading) {
        return parallel.each(Batches.of(ids, MOST_IDS), part -> {
            List<T> found = new ArrayList<>();
            get.documents(kind, part, hit -> found.add(reading.apply(hit)));
            return found;
        });
    }

    @Override
    public Map<String, IndexedSale> stamps(Collection<String> ids) {
        Map<String, IndexedSale> sales = new HashMap<>();
        get.parts(IndexKind.SALES, ids, SaleFields.NAMES, hit -> sales.put(hit.id(), SaleDocument.stamp(hit)));
        return sales;
    }

    @Override
    public Map<String, Tombstone> tombstones(Collection<String> ids) {
        Map<String, Tombstone> tombstones = new HashMap<>();
        get.documents(
                IndexKind.TOMBSTONES,
                ids,
                hit -> tombstones.put(
                        hit.id(),
                        new Tombstone(
                                SaleFields.instantOrEpoch(hit.source(), "deleted_at"),
                                Json.number(hit.source(), "version"))));
        return tombstones;
    }

    @Override
    public Map<StoreDay, DayTotals> totals(Collection<StoreDay> storeDays, Set<String> withoutIds) {
        return totals.of(storeDays, withoutIds);
    }

    @Override
    public void totals(DateRange range, @Nullable String storeId, BiConsumer<StoreDay, DayTotals> consumer) {
        totals.all(range, storeId, consumer);
    }

    @Override
    public List<IndexedSale> stampsOf(Collection<StoreDay> storeDays) {
        List<IndexedSale> sales = new ArrayList<>();
        for (List<StoreDay> part : Batches.of(storeDays, MOST_STORE_DAYS)) {
            searches.few(stamps(Queries.storeDays(part), List.of()), hit -> sales.add(SaleDocument.stamp(hit)));
        }
        return sales;
    }

    private static Wanted stamps(Map<String, @Nullable Object> query, List<?> sort) {
        return new Wanted(IndexKind.SALES, query, sort, SaleFields.NAMES);
    }

    @Override
    public void flaggedSales(DateRange range, @Nullable String storeId, Consumer<IndexedSale> consumer) {
        Map<String, @Nullable Object> query =
                Queries.all(List.of(Queries.term("flagged", true), Queries.range(BUSINESS_DATE, range, storeId)));
        searches.all(
                stamps(query, List.of("store_id", BUSINESS_DATE)),
                Long.MAX_VALUE,
                hit -> consumer.accept(SaleDocument.stamp(hit)));
    }

    @Override
    public List<IndexedSale> salesOfCards(Map<StoreDay, Set<String>> cards) {
        return parallel.each(Batches.of(new TreeSet<>(cards.keySet()), MOST_STORE_DAYS), part -> {
            Set<String> numbers = new TreeSet<>();
            part.forEach(day -> numbers.addAll(cards.getOrDefault(day, Set.of())));
            var query = Queries.all(List.of(Queries.storeDays(part), Queries.terms("card_number", numbers)));
            List<IndexedSale> sales = new ArrayList<>();
            searches.few(Wanted.of(IndexKind.SALES, query), hit -> {
                IndexedSale sale = SaleDocument.whole(hit, true);
                String card = sale.facts().cardNumber();
                // A card that was asked for in one store-day may have been used in another as well.
                if (card != null
                        && cards.getOrDefault(sale.facts().storeDay(), Set.of()).contains(card)) {
                    sales.add(sale);
                }
            });
            return sales;
        });
    }

    @Override
    public List<IndexedSale> salesBetween(Map<StoreDay, AmountRange> ranges) {
        return List.copyOf(find(amounts.ids(ranges)).values());
    }

    @Override
    public List<IndexedSale> stampsBetween(Map<StoreDay, AmountRange> ranges) {
        return List.copyOf(stamps(amounts.ids(ranges)).values());
    }

    @Override
    public List<IndexedFlag> flagsOf(Collection<StoreDay> storeDays) {
        return parallel.each(Batches.of(storeDays, MOST_FLAG_DAYS), part -> {
            List<IndexedFlag> flags = new ArrayList<>();
            searches.few(Wanted.of(IndexKind.FLAGS, Queries.storeDays(part)), hit -> flags.add(FlagDocument.read(hit)));
            return flags;
        });
    }

    @Override
    public Map<String, IndexedFlag> flags(Collection<String> saleIds) {
        Map<String, IndexedFlag> flags = new HashMap<>();
        documents(IndexKind.FLAGS, saleIds, FlagDocument::read)
                .forEach(flag -> flags.put(flag.facts().id(), flag));
        return flags;
    }

    @Override
    public Map<StoreDay, StoreDayRollup> storeDays(Collection<StoreDay> storeDays) {
        Map<StoreDay, StoreDayRollup> days = new HashMap<>();
        parallel.each(Batches.of(storeDays, MOST_ROLLUPS), part -> RollupColumns.storeDays(searches, ids(part)))
                .forEach(day -> days.put(day.storeDay(), day));
        return days;
    }

    @Override
    public Map<StoreDay, DayTotals> spends(Collection<StoreDay> storeDays) {
        Map<StoreDay, DayTotals> spends = new HashMap<>();
        parallel.each(Batches.of(storeDays, MOST_ROLLUPS), part -> RollupColumns.spends(searches, ids(part)))
                .forEach(day -> spends.put(day.getKey(), day.getValue()));
        return spends;
    }

    private static List<String> ids(List<StoreDay> storeDays) {
        return storeDays.stream()
                .map(day -> DocumentIds.fitted(day.documentId()))
                .toList();
    }

    @Override
    public void storeDays(DateRange range, @Nullable String storeId, Consumer<StoreDayRollup> consumer) {
        storeDays(Queries.range("date", range, storeId), consumer);
    }

    @Override
    public void storeDays(StoreRange stores, DateRange range, Consumer<StoreDayRollup> consumer) {
        storeDays(Queries.range("date", range, stores), consumer);
    }

    private void storeDays(Map<String, @Nullable Object> query, Consumer<StoreDayRollup> consumer) {
        searches.all(
                new Wanted(IndexKind.DAYS, query, BY_STORE_AND_DATE, null),
                Long.MAX_VALUE,
                hit -> consumer.accept(RollupDocuments.storeDay(hit)));
    }

    @Override
    public void storeWeeks(DateRange starts, @Nullable String storeId, Consumer<StoreWeekRollup> consumer) {
        storeWeeks(Queries.range("start_date", starts, storeId), consumer);
    }

    @Override
    public void storeWeeks(StoreRange stores, DateRange starts, Consumer<StoreWeekRollup> consumer) {
        storeWeeks(Queries.range("start_date", starts, stores), consumer);
    }

    private void storeWeeks(Map<String, @Nullable Object> query, Consumer<StoreWeekRollup> consumer) {
        searches.all(
                new Wanted(IndexKind.WEEKS, query, BY_STORE_AND_START, null),
                Long.MAX_VALUE,
                hit -> consumer.accept(RollupDocuments.storeWeek(hit)));
    }

    @Override
    public SortedMap<LocalDate, DateSums> sums(DateRange range, @Nullable String storeId) {
        return totals.sums(range, storeId);
    }

    @Override
    public void approvals(@Nullable Instant modifiedFrom, Consumer<ApprovalRow> consumer) {
        new Approvals(searches).all(modifiedFrom, consumer);
    }

    @Override
    public ApprovalRow approval(PreparedSale sale) {
        return Approvals.of(sale);
    }

    @Override
    public void salesOn(LocalDate date, @Nullable String storeId, Consumer<IndexedSale> consumer) {
        searches.all(
                Wanted.of(IndexKind.SALES, Queries.range(BUSINESS_DATE, new DateRange(date, date), storeId)),
                Long.MAX_VALUE,
                hit -> consumer.accept(SaleDocument.whole(hit, false)));
    }

    @Override
    public void flags(DateRange range, @Nullable String storeId, Consumer<IndexedFlag> consumer) {
        searches.all(
                Wanted.of(IndexKind.FLAGS, Queries.range(BUSINESS_DATE, range, storeId)),
                Long.MAX_VALUE,
                hit -> consumer.accept(FlagDocument.read(hit)));
    }

    @Override
    public IndexWriter writer(int inFlight, long fence) {
        var lines = new BulkLines(names.behind(fence));
        var stopped = new CountDownLatch(1);
        var sender = new BulkSender(calls, lines, get, patience, stopped);
        return new ElasticIndexWriter(lines, sender, executor, inFlight, stopped);
    }

    @Override
    public void publish() {
        parallel.run(
                this::publishSales, () -> refresh(names.target(IndexKind.DAYS) + "," + names.target(IndexKind.WEEKS)));
    }

    @Override
    public void publishSales() {
        refresh(names.target(IndexKind.FLAGS));
        refresh(names.target(IndexKind.SALES));
    }

    private void refresh(String indices) {
        Refresh.now(calls, indices);
    }

    @Override
    public void atOnce(Runnable... questions) {
        parallel.run(questions);
    }
}
