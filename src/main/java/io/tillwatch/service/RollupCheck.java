package io.tillwatch.service;

import io.tillwatch.analysis.rollup.StoreLedger;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.StoreDay;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.model.StoreWeekRollup;
import io.tillwatch.service.ProgressListener.Stage;
import io.tillwatch.service.spool.StoreDaySpool;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares roll-ups with what they are made of and computes again what differs: store-days with the sales, store-weeks
 * with the store-days. Some stores at a time, so that memory does not grow with their number. What only time has brought,
 * a date that is over or a store-week that is complete, is computed as well but is no difference.
 */
final class RollupCheck implements AutoCloseable {
    /** Whole stores are compared at once until they have so many store-days. */
    private static final int BATCH = 5_000;

    private final SaleIndex index;
    private final ChangeApplier applier;
    private final RunContext run;
    private final StoreDaySpool again;
    private long different;
    private long due;
    private long seen;

    /** @param spoolFolder where store-days are kept that have to be computed again */
    RollupCheck(SaleIndex index, ChangeApplier applier, RunContext run, Path spoolFolder) {
        this.index = index;
        this.applier = applier;
        this.run = run;
        this.again = new StoreDaySpool(spoolFolder);
    }

    /** Store-days of the range; also settles the dates that are over. */
    void daily(DateRange range, @Nullable String storeId) {
        Stores stores = new Stores((expected, between) -> {
            Consumer<StoreDayRollup> indexed = day -> compareDay(day, expected);
            if (storeId != null) {
                index.storeDays(range, storeId, indexed);
            } else {
                index.storeDays(between, range, indexed);
            }
            expected.keySet().forEach(this::wrong);
        });
        index.totals(range, storeId, stores::add);
        stores.end();
        mend(Count.STORE_DAYS);
    }

    private void compareDay(StoreDayRollup day, Map<StoreDay, DayTotals> expected) {
        DayTotals totals = expected.remove(day.storeDay());
        if (!day.totals().equals(totals)) {
            wrong(day.storeDay());
        } else if (day.provisional() == day.storeDay().date().isBefore(run.today())) {
            due(day.storeDay());
        }
    }

    /** Store-weeks that belong to the dates of the range: those of the seven dates before each. */
    void weekly(DateRange dates, @Nullable String storeId) {
        DateRange starts = shifted(dates, -StoreLedger.REACH, -StoreLedger.REACH);
        Stores stores = new Stores((days, between) -> {
            Map<String, StoreWeekRollup> expected = weeks(days, dates);
            Map<String, LocalDate> newest = new HashMap<>();
            Consumer<StoreWeekRollup> indexed = week -> {
                newest.merge(week.storeId(), week.start(), (one, other) -> one.isAfter(other) ? one : other);
                if (!week.equals(expected.remove(week.documentId()))) {
                    wrong(lastDay(week));
                }
            };
            if (storeId != null) {
                index.storeWeeks(starts, storeId, indexed);
            } else {
                index.storeWeeks(between, starts, indexed);
            }
            for (StoreWeekRollup week : expected.values()) {
                if (isNew(week, newest.get(week.storeId()))) {
                    due(lastDay(week));
                } else {
                    wrong(lastDay(week));
                }
            }
        });
        index.storeDays(
                shifted(dates, -StoreLedger.REACH, -1), storeId, day -> stores.add(day.storeDay(), day.totals()));
        stores.end();
        mend(Count.STORE_WEEKS);
    }

    private Map<String, StoreWeekRollup> weeks(Map<StoreDay, DayTotals> days, DateRange dates) {
        Map<String, StoreLedger> ledgers = new HashMap<>();
        days.forEach((day, totals) -> ledgers.computeIfAbsent(
                        day.storeId(), store -> new StoreLedger(store, run.today()))
                .put(day.date(), totals));
        Map<String, StoreWeekRollup> weeks = new HashMap<>();
        for (StoreLedger ledger : ledgers.values()) {
            for (StoreWeekRollup week : ledger.weeks().values()) {
                if (dates.contains(week.start().plusDays(StoreLedger.REACH))) {
                    weeks.put(week.documentId(), week);
                }
            }
        }
        return weeks;
    }

    /** A store-week begins to exist when its last day is over: nothing but a new day has made it missing. */
    private boolean isNew(StoreWeekRollup week, @Nullable LocalDate newest) {
        return week.start().plusDays(StoreLedger.REACH).equals(run.today())
                || (newest != null && week.start().isAfter(newest));
    }

    /** A store-week is computed again by way of the store-day before its date: its reach holds the week. */
    private static StoreDay lastDay(StoreWeekRollup week) {
        return new StoreDay(week.storeId(), week.start().plusDays(StoreLedger.REACH - 1L));
    }

    private void wrong(StoreDay day) {
        different++;
        again.add(day);
    }

    private void due(StoreDay day) {
        due++;
        again.add(day);
    }

    private void mend(Count touched) {
        run.add(Count.DIFFERENT, different);
        if (run.request().dryRun()) {
            run.add(touched, different + due);
            return;
        }
        applier.recompute(again);
        run.add(Count.REPAIRED, different);
    }

    private static DateRange shifted(DateRange dates, long first, long last) {
        return new DateRange(
                dates.first() == null ? null : dates.first().plusDays(first),
                dates.last() == null ? null : dates.last().plusDays(last));
    }

    @Override
    public void close() {
        again.close();
    }

    /** Receives what some whole stores are expected to hold, and which part of all stores they are. */
    @FunctionalInterface
    private interface Comparison {
        void compare(Map<StoreDay, DayTotals> expected, StoreRange between);
    }

    /** Gathers store-days, which come ordered by store, until there are enough of them, and leaves no store out between. */
    private final class Stores {
        private final Comparison comparison;
        private final Map<StoreDay, DayTotals> gathered = new TreeMap<>();
        private @Nullable String after;
        private @Nullable String store;

        Stores(Comparison comparison) {
            this.comparison = comparison;
        }

        void add(StoreDay day, DayTotals totals) {
            if (gathered.size() >= BATCH && !day.storeId().equals(store)) {
                compare(store);
            }
            store = day.storeId();
            gathered.put(day, totals);
        }

        void end() {
            compare(null);
        }

        private void compare(@Nullable String upTo) {
            seen += gathered.size();
            run.progress(Stage.COMPARING, seen, -1);
            comparison.compare(gathered, new StoreRange(after, upTo));
            gathered.clear();
            after = upTo;
        }
    }
}
