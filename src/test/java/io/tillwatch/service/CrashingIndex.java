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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The real index until so many writes were sent; then everything fails, as if the process had been killed there. */
final class CrashingIndex implements SaleIndex {
    private final SaleIndex real;
    private final CrashPoint crash;

    CrashingIndex(SaleIndex real, CrashPoint crash) {
        this.real = real;
        this.crash = crash;
    }

    private SaleIndex alive() {
        crash.check();
        return real;
    }

    @Override
    public long count() {
        return alive().count();
    }

    @Override
    public void approvals(@Nullable Instant modifiedFrom, Consumer<ApprovalRow> consumer) {
        alive().approvals(modifiedFrom, consumer);
    }

    @Override
    public ApprovalRow approval(PreparedSale sale) {
        return alive().approval(sale);
    }

    @Override
    public boolean hasRollups() {
        return alive().hasRollups();
    }

    @Override
    public boolean hasFlags() {
        return alive().hasFlags();
    }

    @Override
    public Map<String, IndexedSale> find(Collection<String> ids) {
        return alive().find(ids);
    }

    @Override
    public Map<String, IndexedSale> stamps(Collection<String> ids) {
        return alive().stamps(ids);
    }

    @Override
    public Map<String, Tombstone> tombstones(Collection<String> ids) {
        return alive().tombstones(ids);
    }

    @Override
    public Map<StoreDay, DayTotals> totals(Collection<StoreDay> storeDays, Set<String> withoutIds) {
        return alive().totals(storeDays, withoutIds);
    }

    @Override
    public void totals(DateRange range, @Nullable String storeId, BiConsumer<StoreDay, DayTotals> consumer) {
        alive().totals(range, storeId, consumer);
    }

    @Override
    public List<IndexedSale> stampsOf(Collection<StoreDay> storeDays) {
        return alive().stampsOf(storeDays);
    }

    @Override
    public List<IndexedSale> stampsBetween(Map<StoreDay, AmountRange> ranges) {
        return alive().stampsBetween(ranges);
    }

    @Override
    public void flaggedSales(DateRange range, @Nullable String storeId, Consumer<IndexedSale> consumer) {
        alive().flaggedSales(range, storeId, consumer);
    }

    @Override
    public void storeDays(StoreRange stores, DateRange range, Consumer<StoreDayRollup> consumer) {
        alive().storeDays(stores, range, consumer);
    }

    @Override
    public void storeWeeks(StoreRange stores, DateRange starts, Consumer<StoreWeekRollup> consumer) {
        alive().storeWeeks(stores, starts, consumer);
    }

    @Override
    public List<IndexedSale> salesOfCards(Map<StoreDay, Set<String>> cards) {
        return alive().salesOfCards(cards);
    }

    @Override
    public List<IndexedSale> salesBetween(Map<StoreDay, AmountRange> ranges) {
        return alive().salesBetween(ranges);
    }

    @Override
    public List<IndexedFlag> flagsOf(Collection<StoreDay> storeDays) {
        return alive().flagsOf(storeDays);
    }

    @Override
    public Map<String, IndexedFlag> flags(Collection<String> saleIds) {
        return alive().flags(saleIds);
    }

    @Override
    public Map<StoreDay, StoreDayRollup> storeDays(Collection<StoreDay> storeDays) {
        return alive().storeDays(storeDays);
    }

    @Override
    public Map<StoreDay, DayTotals> spends(Collection<StoreDay> storeDays) {
        return alive().spends(storeDays);
    }

    @Override
    public void storeDays(DateRange range, @Nullable String storeId, Consumer<StoreDayRollup> consumer) {
        alive().storeDays(range, storeId, consumer);
    }

    @Override
    public void storeWeeks(DateRange starts, @Nullable String storeId, Consumer<StoreWeekRollup> consumer) {
        alive().storeWeeks(starts, storeId, consumer);
    }

    @Override
    public SortedMap<LocalDate, DateSums> sums(DateRange range, @Nullable String storeId) {
        return alive().sums(range, storeId);
    }

    @Override
    public void salesOn(LocalDate date, @Nullable String storeId, Consumer<IndexedSale> consumer) {
        alive().salesOn(date, storeId, consumer);
    }

    @Override
    public void flags(DateRange range, @Nullable String storeId, Consumer<IndexedFlag> consumer) {
        alive().flags(range, storeId, consumer);
    }

    @Override
    public void atOnce(Runnable... questions) {
        alive().atOnce(questions);
    }

    @Override
    public void publish() {
        crash.publishing();
        real.publish();
    }

    @Override
    public void publishSales() {
        alive().publishSales();
    }

    @Override
    public IndexWriter writer(int inFlight, long fence) {
        IndexWriter writer = alive().writer(inFlight, fence);
        return new IndexWriter() {
            @Override
            public void send(List<IndexWrite> writes) {
                writer.send(beforeTheCrash(writes));
                finish();
            }

            @Override
            public void send(List<IndexWrite> first, List<IndexWrite.PutSale> sales) {
                List<IndexWrite> flags = beforeTheCrash(first);
                writer.send(flags, crash.hasCrashed() ? List.of() : beforeTheCrash(sales));
                finish();
            }

            // What goes out before the crash arrives; the rest never does.
            private <W extends IndexWrite> List<W> beforeTheCrash(List<W> writes) {
                return new ArrayList<>(writes.subList(0, crash.writes(writes.size())));
            }

            private void finish() {
                if (crash.hasCrashed()) {
                    writer.await();
                    crash.check();
                }
            }

            @Override
            public Outcome await() {
                alive();
                return writer.await();
            }

            @Override
            public void close() {
                writer.close();
            }
        };
    }
}
