package io.tillwatch.service;

import io.tillwatch.analysis.rollup.StoreLedger;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.StoreDay;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.model.StoreWeekRollup;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What new totals of some store-days mean for roll-ups: the store-days themselves, the store-weeks they count in and the
 * baselines that move.
 */
final class RollupPlan {
    private final LocalDate today;
    private final Map<StoreDay, StoreDayRollup> known;
    private final Map<String, StoreLedger> before = new HashMap<>();
    private final Map<String, StoreLedger> after = new HashMap<>();
    private final List<IndexWrite> writes = new ArrayList<>();
    private final Map<StoreDay, StoreDayRollup> restated = new TreeMap<>();
    private final Set<StoreDay> shifted = new TreeSet<>();
    private long storeDays;
    private long storeWeeks;

    /**
     * Works out what has to be written.
     *
     * @param totals what the store-days add up to now; absent means that no row is left. May hold others, which are
     *     about to be planned as well: baselines and store-weeks follow from them already
     * @param known the store-days themselves as indexed
     * @param around what the store-days of {@link #around} come to, as indexed
     * @param whole also write and judge what seems unchanged, because an earlier write may be incomplete
     */
    RollupPlan(
            Collection<StoreDay> days,
            Map<StoreDay, DayTotals> totals,
            Map<StoreDay, StoreDayRollup> known,
            Map<StoreDay, DayTotals> around,
            LocalDate today,
            Instant now,
            boolean whole) {
        this.today = today;
        this.known = known;
        around.forEach(this::putBoth);
        known.forEach((day, rollup) -> putBoth(day, rollup.totals()));
        totals.forEach((day, current) -> ledger(after, day).put(day.date(), current));
        for (StoreDay day : days) {
            ledger(after, day).put(day.date(), totals.getOrDefault(day, DayTotals.NONE));
        }
        Set<StoreDay> reach = new TreeSet<>();
        for (StoreDay day : days) {
            DayTotals current = totals.getOrDefault(day, DayTotals.NONE);
            planDay(day, current, now, whole);
            if (whole || !sameSpend(before(day), current)) {
                for (int later = 1; later <= StoreLedger.REACH; later++) {
                    reach.add(day.plusDays(later));
                }
            }
        }
        reach.forEach(day -> planWeekBefore(day, whole));
    }

    private void putBoth(StoreDay day, DayTotals totals) {
        ledger(before, day).put(day.date(), totals);
        ledger(after, day).put(day.date(), totals);
    }

    /** The store-days that decide, with these, the store-weeks and baselines that these count in. */
    static Set<StoreDay> around(Collection<StoreDay> days) {
        Set<StoreDay> around = new TreeSet<>();
        for (StoreDay day : days) {
            for (int offset = -StoreLedger.REACH; offset < StoreLedger.REACH; offset++) {
                around.add(day.plusDays(offset));
            }
        }
        days.forEach(around::remove);
        return around;
    }

    private void planDay(StoreDay day, DayTotals totals, Instant now, boolean whole) {
        StoreDayRollup old = known.get(day);
        if (old != null && !old.provisional() && !old.totals().equals(totals)) {
            restated.put(day, old);
        }
        if (totals.isEmpty()) {
            if (old != null || whole) {
                writes.add(new IndexWrite.RemoveStoreDay(day));
                storeDays += old == null ? 0 : 1;
            }
            return;
        }
        StoreDayRollup rollup = new StoreDayRollup(day, totals, !day.date().isBefore(today), now);
        if (old == null || !rollup.sameAs(old)) {
            writes.add(new IndexWrite.PutStoreDay(rollup));
            storeDays++;
        }
    }

    private void planWeekBefore(StoreDay day, boolean whole) {
        if (whole || !Objects.equals(baselineBefore(day), baseline(day))) {
            shifted.add(day);
        }
        StoreWeekRollup old = ledger(before, day).weekBefore(day.date());
        StoreWeekRollup week = ledger(after, day).weekBefore(day.date());
        if (whole || !Objects.equals(old, week)) {
            if (week != null) {
                writes.add(new IndexWrite.PutStoreWeek(week));
                storeWeeks++;
            } else if (!day.date().isAfter(today)) {
                writes.add(
                        new IndexWrite.RemoveStoreWeek(day.storeId(), day.date().minusDays(StoreLedger.REACH)));
                storeWeeks += old == null ? 0 : 1;
            }
        }
    }

    private StoreLedger ledger(Map<String, StoreLedger> ledgers, StoreDay day) {
        return ledgers.computeIfAbsent(day.storeId(), store -> new StoreLedger(store, today));
    }

    private static boolean sameSpend(DayTotals left, DayTotals right) {
        return left.total() == right.total() && left.count() == right.count();
    }

    private DayTotals before(StoreDay day) {
        StoreDayRollup old = known.get(day);
        return old == null ? DayTotals.NONE : old.totals();
    }

    DayTotals totals(StoreDay day) {
        return ledger(after, day).days().getOrDefault(day.date(), DayTotals.NONE);
    }

    /** The baseline a sale of this store-day is judged by now; null when there is none. */
    @Nullable
    Long baseline(StoreDay day) {
        return ledger(after, day).baseline(day.date());
    }

    /** The baseline its sales were judged by before; null when there was none. */
    @Nullable
    Long baselineBefore(StoreDay day) {
        return ledger(before, day).baseline(day.date());
    }

    /** Store-days whose baseline changed, so that their flags may. */
    Set<StoreDay> shifted() {
        return shifted;
    }

    /** Settled store-days whose numbers change, as they were. */
    Map<StoreDay, StoreDayRollup> restated() {
        return restated;
    }

    /** Store-days and store-weeks to write. */
    List<IndexWrite> writes() {
        return writes;
    }

    long storeDays() {
        return storeDays;
    }

    long storeWeeks() {
        return storeWeeks;
    }
}
