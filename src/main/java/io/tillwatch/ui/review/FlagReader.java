package io.tillwatch.ui.review;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.service.FlagRows;
import io.tillwatch.service.FlagRows.Query;
import io.tillwatch.service.Workspace;
import io.tillwatch.ui.table.RowSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks the index for flags. Not on the UI thread. */
final class FlagReader {
    private final Workspace workspace;

    FlagReader(Workspace workspace) {
        this.workspace = workspace;
    }

    /** @param told what the flags add up to, on this thread */
    RowSource<FlagRow> open(Query query, Consumer<FlagRows.Sums> told) {
        FlagRows.Cursor cursor = workspace.flagRows().open(query);
        told.accept(cursor.sums());
        return new RowSource<>() {
            @Override
            public long total() {
                return cursor.total();
            }

            @Override
            public List<FlagRow> next(int limit) {
                return cursor.next(limit).stream().map(FlagRow::of).toList();
            }

            @Override
            public void close() {
                cursor.close();
            }
        };
    }

    FlagDetail detail(String id) {
        FlagRow flag = workspace.search().flag(id).map(FlagRow::of).orElse(null);
        return new FlagDetail(id, flag, flag == null ? null : storeDay(flag));
    }

    private @Nullable DayTotals storeDay(FlagRow flag) {
        String store = flag.text("store_id");
        LocalDate date = flag.date("business_date");
        return store == null || date == null
                ? null
                : workspace.figures().dates(new DateRange(date, date), store).get(date);
    }
}
