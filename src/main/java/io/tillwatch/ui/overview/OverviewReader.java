package io.tillwatch.ui.overview;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.service.Figures;
import io.tillwatch.service.Figures.StoreOnDate;
import io.tillwatch.service.Workspace;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/** Asks the index for what the overview shows. Not on the UI thread. */
final class OverviewReader {
    private static final int DAYS = 90;
    private static final int WEEK = 7;
    private static final int MOVERS = 6;
    private static final int STORES = 8;
    private static final int RUNS = 6;

    private final Workspace workspace;

    OverviewReader(Workspace workspace) {
        this.workspace = workspace;
    }

    Overview read(LocalDate today) {
        Figures figures = workspace.figures();
        LocalDate end = today;
        DateRange range = before(end);
        SortedMap<LocalDate, DayTotals> dates = figures.dates(range, null);
        if (dates.isEmpty()) {
            // All of an export may be older than that.
            SortedMap<LocalDate, DayTotals> all = figures.dates(new DateRange(null, today), null);
            if (!all.isEmpty()) {
                end = all.lastKey();
                range = before(end);
                dates = all.tailMap(end.minusDays(DAYS + WEEK));
            }
        }
        SortedMap<LocalDate, DayTotals> over = dates.headMap(today);
        LocalDate last = over.isEmpty() ? today.minusDays(1) : over.lastKey();
        List<StoreOnDate> stores = figures.storesOn(last).stream()
                .filter(store -> store.weekBefore() != null)
                .sorted(Comparator.comparingLong(OverviewReader::moved))
                .toList();
        return new Overview(
                today,
                end,
                dates,
                last,
                stores.reversed().stream()
                        .filter(store -> moved(store) > 0)
                        .limit(MOVERS)
                        .toList(),
                stores.stream().filter(store -> moved(store) < 0).limit(MOVERS).toList(),
                figures.openFlags(DateRange.ALL, null),
                figures.openFlagsByStore(DateRange.ALL, STORES),
                figures.openFlagsByDate(range, null),
                workspace.runs().recent(RUNS),
                workspace.rejects().count());
    }

    /** The dates of the chart, and a week more to compare the first ones with. */
    private static DateRange before(LocalDate end) {
        return new DateRange(end.minusDays(DAYS + WEEK), end);
    }

    /** How much more, in won, a store took than on the same weekday before. */
    static long moved(StoreOnDate store) {
        DayTotals before = store.weekBefore();
        return store.totals().total() - (before == null ? 0 : before.total());
    }
}
