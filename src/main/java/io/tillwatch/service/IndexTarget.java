package io.tillwatch.service;

import io.tillwatch.analysis.rollup.StoreLedger;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.Flag;
import io.tillwatch.model.PreparedSale;
import io.tillwatch.model.Reject;
import io.tillwatch.model.StoreDay;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.model.StoreWeekRollup;
import io.tillwatch.service.FullLoad.Loaded;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a full load worked out, as far as the index does not have it yet. Flags are acknowledged before the sales
 * of their batch are sent; several batches are under way at once.
 */
final class IndexTarget implements AutoCloseable {
    private static final int SALES_IN_FLIGHT = 3;
    private static final int ROLLUPS_IN_FLIGHT = 2;
    private static final int ROLLUP_BATCH = 5_000;

    private final SaleIndex index;
    private final RunContext run;
    private final boolean fresh;
    private final boolean noFlags;
    private final IndexWriter saleWriter;
    private final IndexWriter rollupWriter;
    private final List<IndexWrite> rollups = new ArrayList<>();
    private final List<IndexedFlag> goneFlags = new ArrayList<>();
    private final Set<StoreDay> left = new TreeSet<>();
    private final Set<String> conflicts = new HashSet<>();
    private boolean refused;
    private long sent;

    /**
     * Prepares for a load.
     *
     * @param fresh the index holds no sale and no roll-up, so nothing has to be compared
     * @param noFlags there is no flag either
     */
    IndexTarget(SaleIndex index, RunContext run, boolean fresh, boolean noFlags) {
        this.index = index;
        this.run = run;
        this.fresh = fresh;
        this.noFlags = noFlags;
        this.saleWriter = index.writer(SALES_IN_FLIGHT);
        this.rollupWriter = index.writer(ROLLUPS_IN_FLIGHT);
    }

    /** Judged sales, in the order of store and date. The list is the caller's. */
    void sales(List<Loaded> batch) {
        Map<String, IndexedSale> indexed = fresh
                ? Map.of()
                : index.stamps(
                        batch.stream().map(loaded -> loaded.sale().facts().id()).toList());
        Map<String, IndexedFlag> flags = flags(batch, indexed);
        List<IndexWrite> flagWrites = new ArrayList<>();
        List<IndexWrite.PutSale> saleWrites = new ArrayList<>(batch.size());
        long unchanged = 0;
        for (Loaded loaded : batch) {
            String id = loaded.sale().facts().id();
            IndexedSale before = indexed.get(id);
            boolean same = before != null && before.checksum() == loaded.sale().checksum();
            unchanged += same ? 1 : 0;
            if (before == null || !same || before.flagged() != (loaded.flag() != null)) {
                long version = Versions.of(loaded.sale().modified(), before);
                saleWrites.add(new IndexWrite.PutSale(id, loaded.sale().body(), loaded.flag() != null, version));
            }
            if (before != null
                    && !before.facts().storeDay().equals(loaded.sale().facts().storeDay())) {
                left.add(before.facts().storeDay());
            }
            flag(loaded, flags.get(id), flagWrites);
        }
        saleWriter.send(flagWrites, saleWrites);
        sent += batch.size() - unchanged;
        run.add(Count.UNCHANGED, unchanged);
    }

    private Map<String, IndexedFlag> flags(List<Loaded> batch, Map<String, IndexedSale> indexed) {
        if (noFlags) {
            return Map.of();
        }
        Set<String> ids = new HashSet<>();
        Set<StoreDay> days = new TreeSet<>();
        for (Loaded loaded : batch) {
            IndexedSale before = indexed.get(loaded.sale().facts().id());
            if (loaded.flag() != null || (before != null && before.flagged())) {
                ids.add(loaded.sale().facts().id());
            }
            days.add(loaded.sale().facts().storeDay());
        }
        Map<String, IndexedFlag> flags = new HashMap<>(index.flags(ids));
        index.flagsOf(days).forEach(flag -> flags.putIfAbsent(flag.facts().id(), flag));
        return flags;
    }

    private void flag(Loaded loaded, @Nullable IndexedFlag existing, List<IndexWrite> writes) {
        PreparedSale sale = loaded.sale();
        Flag flag = loaded.flag();
        if (flag == null && existing != null) {
            goneFlags.add(existing);
        } else if (flag != null
                && (existing == null || existing.checksum() != sale.checksum() || !flag.equals(existing.flag()))) {
            writes.add(new IndexWrite.PutFlag(sale.facts(), sale.body(), sale.checksum(), flag, run.now()));
            run.add(Count.FLAGGED, existing == null || existing.flag() == null ? 1 : 0);
        }
    }

    /** All store-days of a store, when its last sale was handed over. */
    void rollups(String storeId, StoreLedger ledger) {
        Map<LocalDate, StoreDayRollup> oldDays = new HashMap<>();
        Map<LocalDate, StoreWeekRollup> oldWeeks = new HashMap<>();
        if (!fresh) {
            index.storeDays(
                    DateRange.ALL, storeId, day -> oldDays.put(day.storeDay().date(), day));
            index.storeWeeks(DateRange.ALL, storeId, week -> oldWeeks.put(week.start(), week));
        }
        ledger.days().forEach((date, totals) -> {
            StoreDayRollup day =
                    new StoreDayRollup(new StoreDay(storeId, date), totals, !date.isBefore(run.today()), run.now());
            StoreDayRollup old = oldDays.remove(date);
            if (old == null || !day.sameAs(old)) {
                put(Count.STORE_DAYS, new IndexWrite.PutStoreDay(day));
            }
            restate(old, totals);
        });
        ledger.weeks().forEach((start, week) -> {
            if (!week.equals(oldWeeks.remove(start))) {
                put(Count.STORE_WEEKS, new IndexWrite.PutStoreWeek(week));
            }
        });
        for (StoreDayRollup old : oldDays.values()) {
            put(Count.STORE_DAYS, new IndexWrite.RemoveStoreDay(old.storeDay()));
            restate(old, DayTotals.NONE);
        }
        for (LocalDate start : oldWeeks.keySet()) {
            put(Count.STORE_WEEKS, new IndexWrite.RemoveStoreWeek(storeId, start));
        }
    }

    private void restate(@Nullable StoreDayRollup old, DayTotals now) {
        if (old != null && !old.provisional() && !old.totals().equals(now)) {
            put(
                    Count.RESTATED,
                    new IndexWrite.PutRestatement(
                            new Restatement(old.storeDay(), old.totals(), now, List.of(), run.runId(), run.now())));
        }
    }

    private void put(Count count, IndexWrite write) {
        run.add(count, 1);
        rollups.add(write);
        if (rollups.size() >= ROLLUP_BATCH) {
            sendRollups();
        }
    }

    private void sendRollups() {
        rollupWriter.send(rollups);
        rollups.clear();
    }

    /** Waits until all of it is acknowledged. */
    void finish() {
        sendRollups();
        IndexWriter.Outcome outcome = saleWriter.await();
        note(outcome);
        run.add(
                Count.INDEXED,
                sent - outcome.refused().size() - outcome.conflicts().size());
        sent = 0;
        note(rollupWriter.await());
    }

    private void note(IndexWriter.Outcome outcome) {
        conflicts.addAll(outcome.conflicts());
        if (!outcome.refused().isEmpty()) {
            refused = true;
            List<IndexWrite> writes = new ArrayList<>();
            for (Reject reject : outcome.refused()) {
                writes.add(new IndexWrite.PutReject(reject, run.now(), run.runId()));
            }
            rollupWriter.send(writes);
            run.add(Count.REJECTED, writes.size());
        }
    }

    /** Flags that no rule supports any more, to be taken away now that their sales are written. */
    List<IndexedFlag> goneFlags() {
        return goneFlags;
    }

    /** Store-days that sales have left. */
    Set<StoreDay> left() {
        return left;
    }

    /** Sales whose document turned out to be newer than thought. */
    Set<String> conflicts() {
        return conflicts;
    }

    /** Whether the index refused a sale, so that roll-ups count one too many. */
    boolean refused() {
        return refused;
    }

    @Override
    public void close() {
        saleWriter.close();
        rollupWriter.close();
    }
}
