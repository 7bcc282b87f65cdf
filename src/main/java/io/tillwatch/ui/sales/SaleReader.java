package io.tillwatch.ui.sales;

import io.tillwatch.model.DateRange;
import io.tillwatch.service.Figures.Column;
import io.tillwatch.service.SaleRows.Cursor;
import io.tillwatch.service.SaleRows.Query;
import io.tillwatch.service.Workspace;
import io.tillwatch.ui.table.RowSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the index for sales. Not on the UI thread. */
final class SaleReader {
    private final Workspace workspace;

    SaleReader(Workspace workspace) {
        this.workspace = workspace;
    }

    RowSource<SaleRow> open(Query query) {
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
