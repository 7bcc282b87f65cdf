package io.tillwatch.ui.dates;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.service.Figures;
import io.tillwatch.service.Figures.Column;
import io.tillwatch.service.Figures.StoreOnDate;
import io.tillwatch.service.Workspace;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Asks the index for what all stores did on a date. Not on the UI thread. */
final class DateReader {
    private static final int CALENDAR_MONTHS = 13;
    private static final int WEEK = 7;

    private final Workspace workspace;

    DateReader(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Reads a page.
     *
     * @param wanted null for the latest date that has a row
     * @param platform empty for all
     * @param split a row for each store and platform
     */
    DatePage page(@Nullable LocalDate wanted, LocalDate today, String platform, boolean split) {
        Figures figures = workspace.figures();
        // A date before the calendar of today has a calendar around it.
        LocalDate end =
                wanted != null && wanted.isBefore(first(today)) ? wanted.plusMonths(CALENDAR_MONTHS / 2) : today;
        LocalDate until = wanted != null && wanted.isAfter(today) ? wanted : today;
        SortedMap<LocalDate, DayTotals> dates =
                figures.dates(new DateRange(first(end).minusDays(WEEK), until), null);
        if (dates.isEmpty() && wanted == null) {
            // All of an export may be older than that.
            dates = figures.dates(new DateRange(null, today), null);
            end = dates.isEmpty() ? today : dates.lastKey();
        }
        LocalDate date = wanted != null ? wanted : latest(dates, today);
        DateRange day = new DateRange(date, date);
        List<StoreOnDate> stores = figures.storesOn(date);
        // A date that is not over is provisional even before its first sale.
        boolean provisional = !date.isBefore(today) || stores.stream().anyMatch(StoreOnDate::provisional);
        Map<String, DayTotals> platforms = figures.shares(Column.PLATFORM, day, null);
        List<DateRow> rows;
        DayTotals before;
        if (platform.isEmpty() && !split) {
            rows = stores.stream().map(DateReader::row).toList();
            before = dates.get(date.minusDays(WEEK));
        } else {
            Map<String, DayTotals> beforeShares = figures.shares(Column.PLATFORM, before(day), null);
            Collection<String> wantedPlatforms = platform.isEmpty() ? platforms.keySet() : List.of(named(platform));
            rows = rows(figures, date, wantedPlatforms, provisional);
            before = platform.isEmpty() ? dates.get(date.minusDays(WEEK)) : beforeShares.get(named(platform));
        }
        return new DatePage(
                date,
                platform,
                split,
                provisional,
                rows,
                platforms,
                new TreeMap<>(dates.tailMap(first(end))),
                end,
                total(rows),
                before,
                figures.openFlags(day, null));
    }

    /** The first date of the calendar that ends on this one. */
    static LocalDate first(LocalDate end) {
        return end.minusMonths(CALENDAR_MONTHS).plusDays(1);
    }

    private static LocalDate latest(SortedMap<LocalDate, DayTotals> dates, LocalDate today) {
        return dates.isEmpty() ? today : dates.lastKey();
    }

    private static DateRange before(DateRange day) {
        LocalDate date = day.first();
        return date == null ? day : new DateRange(date.minusDays(WEEK), date.minusDays(WEEK));
    }

    private static String named(String platform) {
        return platform.equals(DateRow.WITHOUT) ? "" : platform;
    }

    private static DateRow row(StoreOnDate store) {
        return new DateRow(
                store.storeId(),
                "",
                store.totals(),
                store.provisional(),
                store.weekBefore(),
                store.baseline(),
                store.openFlags());
    }

    private static List<DateRow> rows(
            Figures figures, LocalDate date, Collection<String> platforms, boolean provisional) {
        List<DateRow> rows = new ArrayList<>();
        for (String platform : platforms) {
            Map<String, DayTotals> before = figures.storesOn(date.minusDays(WEEK), platform);
            String name = platform.isEmpty() ? DateRow.WITHOUT : platform;
            figures.storesOn(date, platform)
                    .forEach((store, totals) ->
                            rows.add(new DateRow(store, name, totals, provisional, before.get(store), null, null)));
        }
        return rows;
    }

    private static DayTotals total(List<DateRow> rows) {
        DayTotals sum = DayTotals.NONE;
        for (DateRow row : rows) {
            sum = sum.plus(row.totals());
        }
        return sum;
    }
}
