package io.tillwatch.service;

import io.tillwatch.analysis.rollup.StoreLedger;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.Flag;
import io.tillwatch.model.PreparedSale;
import io.tillwatch.model.StoreDay;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.model.StoreWeekRollup;
import io.tillwatch.service.FullLoad.Loaded;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
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
    private final Consumer<Set<StoreDay>> leaving;
    private final IndexWriter saleWriter;
    private final IndexWriter rollupWriter;
    private final List<IndexWrite> rollups = new ArrayList<>();
    private final List<IndexWrite> restatements = new ArrayList<>();
    private final Map<Count, Long> counts = new EnumMap<>(Count.class);
    private final List<IndexedFlag> goneFlags = new ArrayList<>();
    private final Set<StoreDay> left = new TreeSet<>();
    private final Set<String> notTaken = new HashSet<>();
    private long sent;

    /**
     * Prepares for a load.
     *
     * @param fresh the index holds no sale and no roll-up, so nothing has to be compared
     * @param noFlags there is no flag either
     * @param leaving told the store-days of other stores that sales leave, before they do
     */
    IndexTarget(SaleIndex index, RunContext run, boolean fresh, boolean noFlags, Consumer<Set<StoreDay>> leaving) {
        this.index = index;
        this.run = run;
        this.fresh = fresh;
        this.noFlags = noFlags;
        this.leaving = leaving;
        this.saleWriter = new CheckedWriter(index.writer(SALES_IN_FLIGHT, run.fence()), run);
        this.rollupWriter = new CheckedWriter(index.writer(ROLLUPS_IN_FLIGHT, run.fence()), run);
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
        boolean leaves = false;
        for (Loaded loaded : batch) {
            String id = loaded.sale().facts().id();
            IndexedSale before = indexed.get(id);
            IndexedFlag existing = flags.get(id);
            Flag flag = loaded.flag(existing, run.rules());
            boolean same = before != null && before.checksum() == loaded.sale().checksum();
            unchanged += same ? 1 : 0;
            if (before == null || !same || before.flagged() != (flag != null)) {
                long version = Versions.of(loaded.sale().modified(), before);
                saleWrites.add(new IndexWrite.PutSale(id, loaded.sale().body(), flag != null, version));
            }
            // A store that is loaded is added up anew; one that lost its sales to it may not be met at all.
            if (before != null
                    && !before.facts().storeId().equals(loaded.sale().facts().storeId())) {
                leaves |= left.add(before.facts().storeDay());
            }
            flag(loaded.sale(), flag, existing, flagWrites);
        }
        if (leaves) {
            leaving.accept(left);
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
            if (loaded.marked() || (before != null && before.flagged())) {
                ids.add(loaded.sale().facts().id());
            }
            days.add(loaded.sale().facts().storeDay());
        }
        Map<String, IndexedFlag> flags = new HashMap<>(index.flags(ids));
        index.flagsOf(days).forEach(flag -> flags.putIfAbsent(flag.facts().id(), flag));
        return flags;
    }

    private void flag(PreparedSale sale, @Nullable Flag flag, @Nullable IndexedFlag existing, List<IndexWrite> writes) {
        if (flag == null && existing != null) {
            goneFlags.add(existing);
        } else if (flag != null
                && (existing == null || existing.checksum() != sale.checksum() || !flag.equals(existing.flag()))) {
            writes.add(new IndexWrite.PutFlag(sale.facts(), sale.body(), sale.checksum(), flag, run.now()));
            count(Count.FLAGGED, existing == null || existing.flag() == null ? 1 : 0);
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
            restate(old, totals);
            if (old == null || !day.sameAs(old)) {
                put(Count.STORE_DAYS, new IndexWrite.PutStoreDay(day));
            }
        });
        ledger.weeks().forEach((start, week) -> {
            if (!week.equals(oldWeeks.remove(start))) {
                put(Count.STORE_WEEKS, new IndexWrite.PutStoreWeek(week));
            }
        });
        for (StoreDayRollup old : oldDays.values()) {
            restate(old, DayTotals.NONE);
            put(Count.STORE_DAYS, new IndexWrite.RemoveStoreDay(old.storeDay()));
        }
        for (LocalDate start : oldWeeks.keySet()) {
            put(Count.STORE_WEEKS, new IndexWrite.RemoveStoreWeek(storeId, start));
        }
    }

    private void restate(@Nullable StoreDayRollup old, DayTotals now) {
        if (old != null && !old.provisional() && !old.totals().equals(now)) {
            count(Count.RESTATED, 1);
            restatements.add(
                    new IndexWrite.PutRestatement(new Restatement(old, now, List.of(), run.runId(), run.now())));
        }
    }

    private void put(Count count, IndexWrite write) {
        count(count, 1);
        rollups.add(write);
        if (rollups.size() >= ROLLUP_BATCH) {
            sendRollups();
        }
    }

    /** Added to the run's counts once it is acknowledged. */
    private void count(Count count, long number) {
        counts.merge(count, number, Long::sum);
    }

    /** Restatements go first: the roll-ups they speak of are the only place that holds the numbers that change. */
    private void sendRollups() {
        if (!restatements.isEmpty()) {
            rollupWriter.send(restatements);
            rollupWriter.await();
            restatements.clear();
        }
        rollupWriter.send(rollups);
        rollups.clear();
    }

    /** Waits until all of it is acknowledged. */
    void finish() {
        sendRollups();
        IndexWriter.Outcome outcome = saleWriter.await();
        notTaken.addAll(outcome.conflicts());
        outcome.refused().forEach(reject -> notTaken.add(String.valueOf(reject.saleId())));
        run.add(
                Count.INDEXED,
                sent - outcome.refused().size() - outcome.conflicts().size());
        sent = 0;
        rollupWriter.await();
        counts.forEach(run::add);
        counts.clear();
    }

    /** Whether there is nothing that this one pass could not do. */
    boolean isSettled() {
        return goneFlags.isEmpty() && left.isEmpty() && notTaken.isEmpty();
    }

    /** What it could not do is done. */
    void settled() {
        goneFlags.clear();
        left.clear();
        notTaken.clear();
    }

    /** Flags that no rule supports any more, to be taken away now that their sales are written. */
    List<IndexedFlag> goneFlags() {
        return goneFlags;
    }

    /** Store-days of other stores that sales have left. */
    Set<StoreDay> left() {
        return left;
    }

    /** Sales whose document turned out to be newer than thought, and those that the index refused. */
    Set<String> notTaken() {
        return notTaken;
    }

    @Override
    public void close() {
        saleWriter.close();
        rollupWriter.close();
    }
}
