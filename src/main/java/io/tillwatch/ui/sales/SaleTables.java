package io.tillwatch.ui.sales;

import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.table.CellTexts;
import io.tillwatch.ui.table.RowTable;
import io.tillwatch.ui.table.TableColumnSpec;
import io.tillwatch.ui.table.TableMemory;
import io.tillwatch.ui.table.Tone;
import java.util.List;

/** The table of sales. A column's key is its name in the index, so that the index can sort by it. */
public final class SaleTables {
    private final CellTexts cells;
    private final TableMemory memory;
    private final TaskExecutor tasks;

    public SaleTables(Texts texts, Formats formats, TableMemory memory, TaskExecutor tasks) {
        this.cells = new CellTexts(texts, formats);
        this.memory = memory;
        this.tasks = tasks;
    }

    RowTable<SaleRow> sales() {
        return new RowTable<>("sales-rows", columns(), cells, memory, tasks);
    }

    private static List<TableColumnSpec<SaleRow>> columns() {
        return List.of(
                dateTime("sold_at"),
                text("store_id").width(60),
                won("amount_sale").width(100),
                TableColumnSpec.<SaleRow>state(
                                "flagged", title("flagged"), "sales.state", row -> row.is("flagged") ? "FLAGGED" : null)
                        .width(84)
                        .toned(row -> row.is("flagged") ? Tone.WARNING : Tone.PLAIN),
                TableColumnSpec.<SaleRow>state(
                                "is_canceled",
                                title("is_canceled"),
                                "sales.state",
                                row -> row.is("is_canceled") ? "CANCELED" : null)
                        .width(98)
                        .toned(row -> row.is("is_canceled") ? Tone.MUTED : Tone.PLAIN),
                text("platform").width(80),
                text("card_company").width(112),
                text("card_category").width(84),
                text("card_number").width(162),
                text("id").width(84),
                TableColumnSpec.<SaleRow>date("business_date", title("business_date"), row -> row.date("business_date"))
                        .hidden(),
                won("amount_fee").hidden(),
                won("amount_deposit").hidden(),
                dateTime("will_deposited_at").hidden(),
                text("num_approval").hidden(),
                text("remark").width(180).hidden(),
                text("detail_status").hidden(),
                text("processing_status").hidden(),
                text("result_code").hidden(),
                text("result_msg").width(180).hidden(),
                text("daily_sale_id").hidden(),
                text("extra_payment_id").hidden(),
                dateTime("created").hidden(),
                dateTime("modified").hidden());
    }

    private static String title(String column) {
        return "sales.column." + column;
    }

    /** A cancelled sale is in no total: it stands back. */
    private static Tone tone(SaleRow row) {
        return row.is("is_canceled") ? Tone.MUTED : Tone.PLAIN;
    }

    private static TableColumnSpec<SaleRow> text(String column) {
        return TableColumnSpec.<SaleRow>text(column, title(column), row -> row.text(column))
                .toned(SaleTables::tone);
    }

    private static TableColumnSpec<SaleRow> won(String column) {
        return TableColumnSpec.<SaleRow>won(column, title(column), row -> row.number(column))
                .toned(SaleTables::tone);
    }

    private static TableColumnSpec<SaleRow> dateTime(String column) {
        return TableColumnSpec.<SaleRow>dateTime(column, title(column), row -> row.instant(column))
                .toned(SaleTables::tone);
    }
}
