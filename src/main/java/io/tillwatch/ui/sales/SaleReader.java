package io.tillwatch.ui.sales;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.service.Figures.Column;
import io.tillwatch.service.Figures.Hour;
import io.tillwatch.service.SaleRows.Bounds;
import io.tillwatch.service.SaleRows.Cursor;
import io.tillwatch.service.SaleRows.Query;
import io.tillwatch.service.Workspace;
import io.tillwatch.ui.table.RowSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Asks the index for sales. Not on the UI thread. */
final class SaleReader {
    /** Every week of a longer range would make more conditions than a search may have. */
    private static final int MOST_WEEKS = 1_000;

    private final Workspace workspace;
    private final ZoneId zone;

    /** @param zone of business dates */
    SaleReader(Workspace workspace, ZoneId zone) {
        this.workspace = workspace;
        this.zone = zone;
    }

    /** @param hour of a weekday in which the sales were made; empty for any time */
    RowSource<SaleRow> open(Query asked, Optional<Hour> hour) {
        Query query = hour.map(only -> asked.soldWithin(times(only, asked.range(), asked.storeId())))
                .orElse(asked);
        Cursor cursor = workspace.saleRows().open(query);
        return new RowSource<>() {
            @Override
            public long total() {
                return cursor.total();
            }

            @Override
            public List<SaleRow> next(int limit) {
                return cursor.next(limit).stream().map(SaleRow::new).toList();
            }

            @Override
            public void close() {
                cursor.close();
            }
        };
    }

    private List<Bounds> times(Hour hour, DateRange range, @Nullable String storeId) {
        LocalDate first = range.first();
        LocalDate last = range.last();
        if (first == null || last == null || ChronoUnit.WEEKS.between(first, last) > MOST_WEEKS) {
            SortedMap<LocalDate, DayTotals> dates = workspace.figures().dates(range, storeId);
            if (dates.isEmpty()) {
                return List.of();
            }
            first = dates.firstKey();
            last = dates.lastKey();
        }
        return WeeklyTimes.of(hour, first, last, zone);
    }

    /** The last date up to this one with a sale; empty when there is none. */
    Optional<LocalDate> latest(LocalDate today, @Nullable String storeId) {
        SortedMap<LocalDate, DayTotals> dates = workspace.figures().dates(new DateRange(null, today), storeId);
        return dates.isEmpty() ? Optional.empty() : Optional.of(dates.lastKey());
    }

    SaleDetail detail(String id) {
        Map<String, @Nullable Object> sale = workspace.saleRows().sale(id);
        return new SaleDetail(
                id,
                sale == null ? null : new SaleRow(sale),
                workspace.search().flag(id).map(SaleRow::new).orElse(null),
                workspace.index().stamps(List.of(id)).get(id),
                workspace.index().tombstones(List.of(id)).get(id));
    }

    /** The values a column has, the one with the largest spend first; the empty text when some rows have none. */
    List<String> choices(SaleFilter filter, DateRange range, @Nullable String storeId) {
        Column column =
                switch (filter) {
                    case PLATFORM -> Column.PLATFORM;
                    case CARD_COMPANY -> Column.CARD_COMPANY;
                    case CARD_CATEGORY -> Column.CARD_CATEGORY;
                    default -> throw new IllegalArgumentException(filter + " is no choice");
                };
        return List.copyOf(workspace.figures().shares(column, range, storeId).keySet());
    }
}
