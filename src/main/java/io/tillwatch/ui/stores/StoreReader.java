package io.tillwatch.ui.stores;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.model.StoreWeekRollup;
import io.tillwatch.service.Figures;
import io.tillwatch.service.Figures.Column;
import io.tillwatch.service.Workspace;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the index for what a store's page shows. Not on the UI thread. */
final class StoreReader {
    private static final int WEEK = 7;

    private final Workspace workspace;

    StoreReader(Workspace workspace) {
        this.workspace = workspace;
    }

    /** All of them: what shows them makes cells for those in sight alone. */
    List<String> stores(String text) {
        return workspace.figures().stores(text, Integer.MAX_VALUE);
    }

    /**
     * Reads a page.
     *
     * @param comparedWith another store, empty for none
     */
    StorePage page(String storeId, DateRange range, String comparedWith) {
        Figures figures = workspace.figures();
        Map<LocalDate, StoreWeekRollup> weeks = weeks(storeId, range);
        LocalDate first = range.first();
        List<StoreWeekRollup> shown = weeks.values().stream()
                .filter(week -> first == null || !week.start().isBefore(first))
                .sorted(Comparator.comparing(StoreWeekRollup::start))
                .toList();
        return new StorePage(
                storeId,
                range,
                comparedWith,
                days(storeId, range, weeks, figures.openFlagsByDate(range, storeId)),
                shown,
                comparedWith.isEmpty() ? List.of() : days(comparedWith, range, Map.of(), Map.of()),
                figures.shares(Column.PLATFORM, range, storeId),
                figures.shares(Column.CARD_COMPANY, range, storeId),
                figures.hours(range, storeId),
                figures.openFlags(range, storeId));
    }

    private Map<LocalDate, StoreWeekRollup> weeks(String storeId, DateRange range) {
        LocalDate first = range.first();
        DateRange starts = new DateRange(first == null ? null : first.minusDays(WEEK), range.last());
        Map<LocalDate, StoreWeekRollup> weeks = new HashMap<>();
        workspace.index().storeWeeks(starts, storeId, week -> weeks.put(week.start(), week));
        return weeks;
    }

    private List<Day> days(
            String storeId, DateRange range, Map<LocalDate, StoreWeekRollup> weeks, Map<LocalDate, Long> flags) {
        LocalDate first = range.first();
        List<StoreDayRollup> read = new ArrayList<>();
        // A week more, for the same weekday before the first one.
        workspace
                .index()
                .storeDays(
                        new DateRange(first == null ? null : first.minusDays(WEEK), range.last()), storeId, read::add);
        Map<LocalDate, StoreDayRollup> byDate = new HashMap<>();
        read.forEach(day -> byDate.put(day.storeDay().date(), day));
        List<Day> days = new ArrayList<>();
        for (StoreDayRollup rollup : read) {
            LocalDate date = rollup.storeDay().date();
            if (first == null || !date.isBefore(first)) {
                StoreWeekRollup week = weeks.get(date.minusDays(WEEK));
                days.add(new Day(
                        rollup,
                        week == null ? null : week.averageOrderValue(),
                        spend(byDate.get(date.minusDays(WEEK))),
                        flags.getOrDefault(date, 0L)));
            }
        }
        return days;
    }

    private static @Nullable Long spend(@Nullable StoreDayRollup day) {
        return day == null ? null : day.totals().total();
    }
}
