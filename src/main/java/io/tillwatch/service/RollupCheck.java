package io.tillwatch.service;

import io.tillwatch.analysis.rollup.StoreLedger;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.StoreDay;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.model.StoreWeekRollup;
import io.tillwatch.service.ProgressListener.Stage;
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
 * Compares roll-ups with what they are made of and computes again what differs: store-days with the sales, store-weeks
 * with the store-days. Store by store, so that memory does not grow with the number of stores.
 */
final class RollupCheck {
    private static final int BATCH = 1_000;
    private static final int REPORT_EVERY = 10_000;

    private final SaleIndex index;
    private final ChangeApplier applier;
    private final RunContext run;
    private final TreeSet<StoreDay> wrong = new TreeSet<>();
    private long seen;

    RollupCheck(SaleIndex index, ChangeApplier applier, RunContext run) {
        this.index = index;
        this.applier = applier;
        this.run = run;
    }

    /** Store-days of the range; also settles the dates that are over. */
    void daily(DateRange range, @Nullable String storeId) {
        Set<String> seen = new HashSet<>();
        List<Map.Entry<StoreDay, DayTotals>> ofStore = new ArrayList<>();
        index.totals(range, storeId, (day, totals) -> {
            if (!ofStore.isEmpty() && !storeOf(ofStore).equals(day.storeId())) {
                seen.add(storeOf(ofStore));
                compareDays(ofStore, range);
                ofStore.clear();
            }
            ofStore.add(Map.entry(day, totals));
            report();
        });
        if (!ofStore.isEmpty()) {
            seen.add(storeOf(ofStore));
            compareDays(ofStore, range);
        }
        index.storeDays(range, storeId, day -> {
            if (!seen.contains(day.storeDay().storeId())) {
                wrong.add(day.storeDay());
            }
        });
        mend();
    }

    private static String storeOf(List<Map.Entry<StoreDay, DayTotals>> days) {
        return days.getFirst().getKey().storeId();
    }

    private void compareDays(List<Map.Entry<StoreDay, DayTotals>> expected, DateRange range) {
        Map<StoreDay, DayTotals> missing = new HashMap<>();
        expected.forEach(day -> missing.put(day.getKey(), day.getValue()));
        index.storeDays(range, storeOf(expected), day -> {
            DayTotals totals = missing.remove(day.storeDay());
            boolean over = day.storeDay().date().isBefore(run.today());
            if (totals == null || !totals.equals(day.totals()) || day.provisional() == over) {
                wrong.add(day.storeDay());
            }
        });
        wrong.addAll(missing.keySet());
    }

    /** Store-weeks that belong to the dates of the range: those of the seven dates before each. */
    void weekly(DateRange dates, @Nullable String storeId) {
        Set<String> seen = new HashSet<>();
        List<StoreDayRollup> ofStore = new ArrayList<>();
        index.storeDays(shifted(dates, -StoreLedger.REACH, -1), storeId, day -> {
            if (!ofStore.isEmpty()
                    && !ofStore.getFirst()
                            .storeDay()
                            .storeId()
                            .equals(day.storeDay().storeId())) {
                seen.add(ofStore.getFirst().storeDay().storeId());
                compareWeeks(ofStore, dates);
                ofStore.clear();
            }
            ofStore.add(day);
            report();
        });
        if (!ofStore.isEmpty()) {
            seen.add(ofStore.getFirst().storeDay().storeId());
            compareWeeks(ofStore, dates);
        }
        index.storeWeeks(starts(dates), storeId, week -> {
            if (!seen.contains(week.storeId())) {
                wrongWeek(week.storeId(), week.start());
            }
        });
        mend();
    }

    private void compareWeeks(List<StoreDayRollup> days, DateRange dates) {
        String store = days.getFirst().storeDay().storeId();
        StoreLedger ledger = new StoreLedger(store, run.today());
        days.forEach(day -> ledger.put(day.storeDay().date(), day.totals()));
        Map<LocalDate, StoreWeekRollup> expected = new HashMap<>(ledger.weeks());
        expected.keySet().removeIf(start -> !dates.contains(start.plusDays(StoreLedger.REACH)));
        index.storeWeeks(starts(dates), store, week -> {
            if (!week.equals(expected.remove(week.start()))) {
                wrongWeek(store, week.start());
            }
        });
        expected.keySet().forEach(start -> wrongWeek(store, start));
    }

    private static DateRange starts(DateRange dates) {
        return shifted(dates, -StoreLedger.REACH, -StoreLedger.REACH);
    }

    /** A store-week is computed again by way of the store-day before its date: its reach holds the week. */
    private void wrongWeek(String store, LocalDate start) {
        wrong.add(new StoreDay(store, start.plusDays(StoreLedger.REACH - 1L)));
    }

    private void mend() {
        run.add(Count.DIFFERENT, wrong.size());
        if (run.request().dryRun()) {
            return;
        }
        long done = 0;
        for (List<StoreDay> days : Batches.of(wrong, BATCH)) {
            run.progress(Stage.ROLLING_UP, done, wrong.size());
            applier.recompute(days);
            done += days.size();
        }
        run.add(Count.REPAIRED, wrong.size());
        wrong.clear();
    }

    private void report() {
        if (++seen % REPORT_EVERY == 0) {
            run.progress(Stage.COMPARING, seen, -1);
        }
    }

    private static DateRange shifted(DateRange dates, long first, long last) {
        return new DateRange(
                dates.first() == null ? null : dates.first().plusDays(first),
                dates.last() == null ? null : dates.last().plusDays(last));
    }
}
