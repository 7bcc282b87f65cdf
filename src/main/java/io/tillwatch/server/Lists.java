package io.tillwatch.server;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.model.StoreWeekRollup;
import java.io.IOException;
import java.time.LocalDate;
import java.util.function.Consumer;

/**
 * The earlier system's two questions, with its field names. Dates are written as the documents of its indices have them,
 * {@code 2026-05-31}, although they are asked for as {@code 20260531}.
 */
final class Lists {
    private final OpenWorkspace workspace;

    Lists(OpenWorkspace workspace) {
        this.workspace = workspace;
    }

    /** Every store-day of a date, in order of store_id as text. */
    void unitPrices(LocalDate date, Consumer<RowStream.Row> rows) {
        workspace.tell(served -> served.workspace()
                .index()
                .storeDays(new DateRange(date, date), (String) null, day -> rows.accept(to -> write(day, to))));
    }

    /** Every store-week of a store, from the earliest start_date. */
    void weekAverages(String store, Consumer<RowStream.Row> rows) {
        workspace.tell(served -> served.workspace()
                .index()
                .storeWeeks(DateRange.ALL, store, week -> rows.accept(to -> write(week, to))));
    }

    private static void write(StoreDayRollup day, JsonGenerator to) throws IOException {
        to.writeStringField("store_id", day.storeDay().storeId());
        to.writeStringField("date", day.storeDay().date().toString());
        to.writeNumberField("num_customer", day.totals().count());
        to.writeNumberField("total_sale", day.totals().total());
        to.writeNumberField("unit_price", day.totals().averageOrderValue());
    }

    private static void write(StoreWeekRollup week, JsonGenerator to) throws IOException {
        to.writeStringField("store_id", week.storeId());
        to.writeStringField("start_date", week.start().toString());
        to.writeStringField("end_date", week.end().toString());
        to.writeNumberField("week_unit_price", week.averageOrderValue());
    }
}
