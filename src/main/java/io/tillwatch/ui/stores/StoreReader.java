package io.tillwatch.ui.stores;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.model.StoreWeekRollup;
import io.tillwatch.service.Figures;
import io.tillwatch.service.Figures.Column;
import io.tillwatch.service.FlagRows;
import io.tillwatch.service.SaleRows;
import io.tillwatch.service.Workspace;
import io.tillwatch.ui.common.DatePreset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Asks the index for what a store's page shows. Not on the UI thread. */
final class StoreReader {
    private static final int WEEK = 7;
    private static final int NEWEST = 100;
    private static final List<String> SALE_COLUMNS = List.of(
            "id", "sold_at", "amount_sale", "flagged", "is_canceled", "platform", "card_company", "card_number");
    private static final DatePreset USUAL = DatePreset.QUARTER;

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
     * @param wanted null for the usual range
     * @param comparedWith other stores
     */
    StorePage page(String storeId, @Nullable DateRange wanted, LocalDate today, List<String> comparedWith) {
        Figures figures = workspace.figures();
        LocalDate end = end(storeId, today);
        DateRange range = wanted == null ? USUAL.until(end) : wanted;
        Map<String, List<Day>> compared = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String other : comparedWith) {
            List<Day> others = days(other, range, Map.of(), Map.of());
            if (others.isEmpty() && !figures.stores(other, Integer.MAX_VALUE).contains(other)) {
                unknown.add(other);
            } else {
                compared.put(other, others);
            }
        }
        Map<LocalDate, StoreWeekRollup> weeks = weeks(storeId, range);
        LocalDate first = range.first();
        List<StoreWeekRollup> shown = weeks.values().stream()
                .filter(week -> first == null || !week.start().isBefore(first))
                .sorted(Comparator.comparing(StoreWeekRollup::start))
                .toList();
        return new StorePage(
                storeId,
                range,
                end,
                days(storeId, range, weeks, figures.openFlagsByDate(range, storeId)),
                shown,
                compared,
                unknown,
                figures.shares(Column.PLATFORM, range, storeId),
                figures.shares(Column.CARD_COMPANY, range, storeId),
                figures.hours(range, storeId),
                figures.openFlags(range, storeId));
    }

    /**
     * Some of the rows of a question.
     *
     * @param total how many there are
     */
    record Rows(List<Fields> rows, long total) {
        static Rows of(SaleRows.Cursor cursor) {
            return new Rows(cursor.next(NEWEST).stream().map(Fields::new).toList(), cursor.total());
        }
    }

    /** The newest sales of a page. */
    Rows sales(StorePage page) {
        try (SaleRows.Cursor cursor = workspace
                .saleRows()
                .open(SaleRows.Query.of(page.range(), page.storeId()).columns(SALE_COLUMNS))) {
            return Rows.of(cursor);
        }
    }

    /** The flags of a page, open ones first. */
    Rows flags(StorePage page) {
        try (FlagRows.Cursor cursor = workspace
                .flagRows()
                .open(new FlagRows.Query(
                        page.range(), page.storeId(), Set.of(), Set.of(), null, null, FlagReasons.COLUMNS))) {
            return Rows.of(cursor);
        }
    }

    /** A store without a sale in the usual range is one whose sales are old, or one that has none. */
    private LocalDate end(String storeId, LocalDate today) {
        boolean recent = !workspace
                .figures()
                .dates(new DateRange(USUAL.until(today).first(), null), storeId)
                .isEmpty();
        if (recent) {
            return today;
        }
        SortedMap<LocalDate, DayTotals> all = workspace.figures().dates(new DateRange(null, today), storeId);
        return all.isEmpty() ? today : all.lastKey();
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
