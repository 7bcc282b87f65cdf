package io.tillwatch.analysis.rollup;

import io.tillwatch.model.DayTotals;
import io.tillwatch.model.StoreWeekRollup;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The store-days of one store, and the store-weeks and baselines that follow from them. A store-week belongs to the date
 * D after it and covers D-7 … D-1.
 */
public final class StoreLedger {
    /** How many later dates a store-day counts in. */
    public static final int REACH = 7;

    private final String storeId;
    private final LocalDate today;
    private final NavigableMap<LocalDate, DayTotals> days = new TreeMap<>();

    /**
     * Begins without a store-day.
     *
     * @param today in the configured zone: store-weeks exist for every D up to it
     */
    public StoreLedger(String storeId, LocalDate today) {
        this.storeId = storeId;
        this.today = today;
    }

    /** Sets a store-day; one without any row is taken out. */
    public void put(LocalDate date, DayTotals totals) {
        if (totals.isEmpty()) {
            days.remove(date);
        } else {
            days.put(date, totals);
        }
    }

    /** The store-days, oldest first. */
    public NavigableMap<LocalDate, DayTotals> days() {
        return days;
    }

    /** The store-week before {@code date}; null when it holds no counted sale or the date is after today. */
    public @Nullable StoreWeekRollup weekBefore(LocalDate date) {
        if (date.isAfter(today)) {
            return null;
        }
        DayTotals sum = DayTotals.NONE;
        for (DayTotals day : days.subMap(date.minusDays(REACH), date).values()) {
            sum = sum.plus(day);
        }
        return sum.count() == 0 ? null : new StoreWeekRollup(storeId, date.minusDays(REACH), sum.total(), sum.count());
    }

    /** The AOV of the store-week before {@code date}, whole won; null when there is none. */
    public @Nullable Long baseline(LocalDate date) {
        StoreWeekRollup week = weekBefore(date);
        return week == null ? null : week.averageOrderValue();
    }

    /** All store-weeks by their start. */
    public NavigableMap<LocalDate, StoreWeekRollup> weeks() {
        NavigableMap<LocalDate, StoreWeekRollup> weeks = new TreeMap<>();
        for (LocalDate day : days.keySet()) {
            for (int later = 1; later <= REACH; later++) {
                LocalDate start = day.plusDays(later - REACH);
                if (!weeks.containsKey(start)) {
                    StoreWeekRollup week = weekBefore(day.plusDays(later));
                    if (week != null) {
                        weeks.put(start, week);
                    }
                }
            }
        }
        return weeks;
    }
}
