package io.tillwatch.ui.stores;

import io.tillwatch.model.StoreWeekRollup;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.table.CellTexts;
import io.tillwatch.ui.table.RowTable;
import io.tillwatch.ui.table.TableColumnSpec;
import io.tillwatch.ui.table.TableMemory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of a store's page. */
public final class StoreTables {
    /** Key of the column whose numbers lead to flags. */
    static final String FLAGS = "flags";

    private final CellTexts cells;
    private final TableMemory memory;
    private final TaskExecutor tasks;

    public StoreTables(Texts texts, Formats formats, TableMemory memory, TaskExecutor tasks) {
        this.cells = new CellTexts(texts, formats);
        this.memory = memory;
        this.tasks = tasks;
    }

    RowTable<Day> days() {
        List<TableColumnSpec<Day>> columns = List.of(
                TableColumnSpec.<Day>date("date", "stores.column.date", Day::date)
                        .width(136),
                TableColumnSpec.<Day>won(
                                "spend",
                                "stores.spend",
                                day -> day.rollup().totals().total())
                        .width(100),
                TableColumnSpec.<Day>change(
                                "change",
                                "stores.column.change",
                                day -> change(day.rollup().totals().total(), day.weekBefore()))
                        .width(118),
                TableColumnSpec.<Day>count(
                                "sales",
                                "stores.sales",
                                day -> day.rollup().totals().count())
                        .width(66),
                TableColumnSpec.<Day>won("aov", "stores.aov", Day::averageOrderValue)
                        .width(92),
                TableColumnSpec.<Day>won("baseline", "stores.column.baseline", Day::baseline)
                        .width(92),
                TableColumnSpec.<Day>count(
                                "canceled",
                                "stores.canceled",
                                day -> day.rollup().totals().canceledCount())
                        .width(84),
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
                        .width(90));
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

    private static @Nullable Double change(long now, @Nullable Long before) {
        return before == null || before == 0 ? null : (now - (double) before) / Math.abs((double) before);
    }
}
