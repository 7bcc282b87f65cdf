package io.tillwatch.service;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DateSums;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.PreparedSale;
import io.tillwatch.model.StoreDay;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.model.StoreWeekRollup;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The four search indices and what belongs to them. Searches see what {@link #publish} made visible; look-ups by id see
 * every acknowledged write. An answer is complete or an exception: partial results never come back. Every method may
 * throw {@link io.tillwatch.model.Failure}.
 */
public interface SaleIndex {
    /** How many sales are indexed. */
    long count();

    /** Whether there is any store-day or store-week. */
    boolean hasRollups();

    /** Whether there is any flag, withdrawn ones too. */
    boolean hasFlags();

    /** Sales by id, as last acknowledged; ids without a document are absent. */
    Map<String, IndexedSale> find(Collection<String> ids);

    /** As {@link #find} without the bodies (an empty array instead): cheap for many ids. */
    Map<String, IndexedSale> stamps(Collection<String> ids);

    /** The tombstones of these sales; ids without one are absent. */
    Map<String, Tombstone> tombstones(Collection<String> ids);

    /** What the sales of these store-days add up to, without the given ids. Store-days without a row are absent. */
    Map<StoreDay, DayTotals> totals(Collection<StoreDay> storeDays, Set<String> withoutIds);

    /** Totals of every store-day in the range, ordered by store and date, from one point in time. */
    void totals(DateRange range, @Nullable String storeId, BiConsumer<StoreDay, DayTotals> consumer);

    /** All sales of these store-days, in any order; bodies are empty arrays. */
    List<IndexedSale> stampsOf(Collection<StoreDay> storeDays);

    /** The sales of these cards in these store-days (cancelled ones too), in any order. */
    List<IndexedSale> salesOfCards(Map<StoreDay, Set<String>> cards);

    /** Sales of a store-day that are not cancelled and whose amount lies in its range. */
    List<IndexedSale> salesBetween(Map<StoreDay, AmountRange> ranges);

    /** As {@link #salesBetween}; bodies are empty arrays. */
    List<IndexedSale> stampsBetween(Map<StoreDay, AmountRange> ranges);

    /** All flagged sales in the range by store and date, from one point in time; bodies are empty arrays. */
    void flaggedSales(DateRange range, @Nullable String storeId, Consumer<IndexedSale> consumer);

    /** Flags (withdrawn ones too) of these store-days. */
    List<IndexedFlag> flagsOf(Collection<StoreDay> storeDays);

    /** Flags by sale id, as last acknowledged; ids without one are absent. */
    Map<String, IndexedFlag> flags(Collection<String> saleIds);

    /** Store-days; those that do not exist are absent. */
    Map<StoreDay, StoreDayRollup> storeDays(Collection<StoreDay> storeDays);

    /** What store-days come to without their cancelled sales, which is all that store-weeks follow from; as above. */
    Map<StoreDay, DayTotals> spends(Collection<StoreDay> storeDays);

    /** All store-days in the range, ordered by store and date, from one point in time. */
    void storeDays(DateRange range, @Nullable String storeId, Consumer<StoreDayRollup> consumer);

    /** As {@link #storeDays(DateRange, String, Consumer)} for some stores. */
    void storeDays(StoreRange stores, DateRange range, Consumer<StoreDayRollup> consumer);

    /** All store-weeks that start in the range, ordered by store and start, from one point in time. */
    void storeWeeks(DateRange starts, @Nullable String storeId, Consumer<StoreWeekRollup> consumer);

    /** As {@link #storeWeeks(DateRange, String, Consumer)} for some stores. */
    void storeWeeks(StoreRange stores, DateRange starts, Consumer<StoreWeekRollup> consumer);

    /** What is compared with the source, per business date. */
    SortedMap<LocalDate, DateSums> sums(DateRange range, @Nullable String storeId);

    /**
     * Sales as the detectors see them, in the order of {@code (sold_at, id)}, from one point in time.
     *
     * @param modifiedFrom those whose row last changed then or later; null for all
     */
    void approvals(@Nullable Instant modifiedFrom, Consumer<ApprovalRow> consumer);

    /** The same of a sale that is about to be indexed. */
    ApprovalRow approval(PreparedSale sale);

    /** The sales of one business date, from one point in time, in any order; bodies are empty arrays. */
    void salesOn(LocalDate date, @Nullable String storeId, Consumer<IndexedSale> consumer);

    /** All flags (withdrawn ones too) in the range, from one point in time, in any order. */
    void flags(DateRange range, @Nullable String storeId, Consumer<IndexedFlag> consumer);

    /**
     * Opens a writer.
     *
     * @param inFlight how many requests may be under way at once, at least 1
     * @param fence number of the fence, which Elasticsearch checks with every write; 0 for none
     */
    IndexWriter writer(int inFlight, long fence);

    /**
     * Makes every acknowledged write visible to searches, flags before sales, so that nobody finds a flagged sale
     * without its flag.
     */
    void publish();

    /** As {@link #publish} for flags and sales alone. */
    void publishSales();

    /**
     * Asks questions that do not depend on each other at the same time: the answers take as long as the slowest one.
     * Returns when the last has ended, and what they wrote is visible then; throws the first failure in their order.
     */
    void atOnce(Runnable... questions);
}
