package io.tillwatch.ui.stores;

import io.tillwatch.model.StoreWeekRollup;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.table.CellTexts;
import io.tillwatch.ui.table.RowTable;
import io.tillwatch.ui.table.TableColumnSpec;
import io.tillwatch.ui.table.TableMemory;
import io.tillwatch.ui.table.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of a store's page. */
public final class StoreTables {
    /** Key of the column whose numbers lead to flags. */
    static final String FLAGS = "flags";

    private final FlagReasons reasons;
    private final CellTexts cells;
    private final TableMemory memory;
    private final TaskExecutor tasks;

    public StoreTables(Texts texts, Formats formats, TableMemory memory, TaskExecutor tasks) {
        this.reasons = new FlagReasons(texts, formats);
        this.cells = new CellTexts(texts, formats);
        this.memory = memory;
        this.tasks = tasks;
    }

    RowTable<Day> days() {
        List<TableColumnSpec<Day>> columns = List.of(
                TableColumnSpec.<Day>date("date", "stores.column.date", Day::date)
                        .width(138),
                TableColumnSpec.<Day>won(
                                "spend",
                                "stores.spend",
                                day -> day.rollup().totals().total())
                        .width(92),
                TableColumnSpec.<Day>change(
                                "change",
                                "stores.column.change",
                                day -> change(day.rollup().totals().total(), day.weekBefore()))
                        .width(118),
                TableColumnSpec.<Day>count(
                                "sales",
                                "stores.sales",
                                day -> day.rollup().totals().count())
                        .width(58),
                TableColumnSpec.<Day>won("aov", "stores.aov", Day::averageOrderValue)
                        .width(84),
                TableColumnSpec.<Day>won("baseline", "stores.column.baseline", Day::baseline)
                        .width(84),
                TableColumnSpec.<Day>count(
                                "canceled",
                                "stores.canceled",
                                day -> day.rollup().totals().canceledCount())
                        .width(82),
                TableColumnSpec.<Day>won(
                                "canceled_amount",
                                "stores.column.canceled.amount",
                                day -> day.rollup().totals().canceledAmount())
                        .width(130)
                        .hidden(),
                TableColumnSpec.<Day>count(FLAGS, "stores.flags", Day::openFlags)
                        .width(118),
                TableColumnSpec.<Day>state(
                                "state",
                                "stores.column.state",
                                "day.state",
                                day -> day.rollup().provisional() ? "PROVISIONAL" : "SETTLED")
                        .width(84));
        return new RowTable<>("store-days", columns, cells, memory, tasks);
    }

    RowTable<StoreWeekRollup> weeks() {
        List<TableColumnSpec<StoreWeekRollup>> columns = List.of(
                TableColumnSpec.date("start", "stores.column.start", StoreWeekRollup::start),
                TableColumnSpec.date("end", "stores.column.end", StoreWeekRollup::end),
                TableColumnSpec.won("spend", "stores.spend", StoreWeekRollup::total),
                TableColumnSpec.count("sales", "stores.sales", StoreWeekRollup::count),
                TableColumnSpec.won("aov", "stores.column.week.aov", StoreWeekRollup::averageOrderValue));
        return new RowTable<>("store-weeks", columns, cells, memory, tasks);
    }

    RowTable<Fields> sales() {
        List<TableColumnSpec<Fields>> columns = List.of(
                TableColumnSpec.dateTime("sold_at", "sales.column.sold_at", row -> row.instant("sold_at")),
                sale(TableColumnSpec.<Fields>won(
                                "amount_sale", "sales.column.amount_sale", row -> row.number("amount_sale"))
                        .width(92)),
                TableColumnSpec.<Fields>state(
                                "flagged",
                                "sales.column.flagged",
                                "sales.state",
                                row -> row.is("flagged") ? "FLAGGED" : null)
                        .width(76)
                        .toned(row -> Tone.WARNING),
                sale(TableColumnSpec.<Fields>state(
                                "is_canceled",
                                "sales.column.is_canceled",
                                "sales.state",
                                row -> row.is("is_canceled") ? "CANCELED" : null)
                        .width(84)),
                saleText("platform").width(72),
                saleText("card_company").width(96),
                saleText("card_number").width(150),
                saleText("id").width(84));
        return new RowTable<>("store-sales", columns, cells, memory, tasks);
    }

    private static TableColumnSpec<Fields> saleText(String column) {
        return sale(TableColumnSpec.text(column, "sales.column." + column, row -> row.text(column)));
    }

    /** A cancelled sale is in no total: it stands back. */
    private static TableColumnSpec<Fields> sale(TableColumnSpec<Fields> column) {
        return column.toned(row -> row.is("is_canceled") ? Tone.MUTED : Tone.PLAIN);
    }

    RowTable<Fields> flags() {
        List<TableColumnSpec<Fields>> columns = List.of(
                flag(TableColumnSpec.dateTime("sold_at", "review.column.sold_at", row -> row.instant("sold_at"))),
                flag(TableColumnSpec.<Fields>won(
                                "amount_sale", "review.column.amount_sale", row -> row.number("amount_sale"))
                        .width(100)),
                flag(TableColumnSpec.<Fields>text("why", "review.column.why", reasons::why)
                        .width(190)),
                flag(TableColumnSpec.<Fields>text("review_state", "stores.column.decision", reasons::state)
                        .width(100)),
                flag(TableColumnSpec.<Fields>won(
                                "amount_deposit", "review.column.amount_deposit", row -> row.number("amount_deposit"))
                        .width(100)),
                flag(TableColumnSpec.<Fields>won("baseline", "review.column.baseline", row -> row.number("baseline"))
                        .width(96)),
                flag(TableColumnSpec.<Fields>text("id", "review.column.id", row -> row.text("id"))
                        .width(84)));
        return new RowTable<>("store-flags", columns, cells, memory, tasks);
    }

    /** What needs nobody any more stands back. */
    private static TableColumnSpec<Fields> flag(TableColumnSpec<Fields> column) {
        return column.toned(row -> FlagReasons.isOver(row) ? Tone.MUTED : Tone.PLAIN);
    }

    private static @Nullable Double change(long now, @Nullable Long before) {
        return before == null || before == 0 ? null : (now - (double) before) / Math.abs((double) before);
    }
}
