package io.tillwatch.ui.dates;

import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.table.CellTexts;
import io.tillwatch.ui.table.RowTable;
import io.tillwatch.ui.table.TableColumnSpec;
import io.tillwatch.ui.table.TableMemory;
import io.tillwatch.ui.table.Tone;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table of stores on a date. */
public final class DateTables {
    /** Columns that say something of the store rather than of its sales. */
    private static final Set<String> OF_THE_STORE = Set.of("store", "baseline", "state");

    private static final String FLAGS = "flags";

    private final Texts texts;
    private final CellTexts cells;
    private final TableMemory memory;
    private final TaskExecutor tasks;

    public DateTables(Texts texts, Formats formats, TableMemory memory, TaskExecutor tasks) {
        this.texts = texts;
        this.cells = new CellTexts(texts, formats);
        this.memory = memory;
        this.tasks = tasks;
    }

    static boolean leadsToStore(String column) {
        return OF_THE_STORE.contains(column);
    }

    static boolean leadsToFlags(String column) {
        return column.equals(FLAGS);
    }

    RowTable<DateRow> stores() {
        List<TableColumnSpec<DateRow>> columns = List.of(
                TableColumnSpec.<DateRow>text("store", "dates.column.store", DateRow::storeId)
                        .width(84),
                TableColumnSpec.<DateRow>text("platform", "dates.column.platform", this::platform)
                        .width(104),
                TableColumnSpec.won("spend", "dates.spend", row -> row.totals().total()),
                toned(TableColumnSpec.change("change", "dates.column.change", DateRow::change)),
                TableColumnSpec.won("before", "dates.column.before", DateTables::before),
                TableColumnSpec.count(
                        "sales", "dates.sales", row -> row.totals().count()),
                TableColumnSpec.won("aov", "dates.aov", DateRow::averageOrderValue),
                TableColumnSpec.won("baseline", "dates.column.baseline", DateRow::baseline),
                toned(TableColumnSpec.<DateRow>change("above", "dates.column.above", DateRow::aboveBaseline)
                        .width(104)),
                TableColumnSpec.<DateRow>count(FLAGS, "dates.flags", DateRow::openFlags)
                        .toned(DateTables::flagTone),
                TableColumnSpec.count(
                        "canceled", "dates.canceled", row -> row.totals().canceledCount()),
                TableColumnSpec.<DateRow>won(
                                "canceled_amount",
                                "dates.column.canceled.amount",
                                row -> row.totals().canceledAmount())
                        .hidden(),
                TableColumnSpec.<DateRow>state(
                                "state",
                                "dates.column.state",
                                "day.state",
                                row -> row.provisional() ? "PROVISIONAL" : "SETTLED")
                        .toned(row -> row.provisional() ? Tone.PROVISIONAL : Tone.PLAIN)
                        .hidden());
        return new RowTable<>("dates-stores", columns, cells, memory, tasks);
    }

    private static TableColumnSpec<DateRow> toned(TableColumnSpec<DateRow> column) {
        return column.toned(
                row -> column.value().of(row) instanceof Double change && change > 0 ? Tone.GOOD : Tone.PLAIN);
    }

    private static Tone flagTone(DateRow row) {
        return row.openFlags() != null && row.openFlags() > 0 ? Tone.WARNING : Tone.MUTED;
    }

    private static @Nullable Long before(DateRow row) {
        return row.weekBefore() == null ? null : (Long) row.weekBefore().total();
    }

    private String platform(DateRow row) {
        if (row.platform().isEmpty()) {
            return texts.text("dates.platform.all");
        }
        return row.platform().equals(DateRow.WITHOUT) ? texts.text("dates.without") : row.platform();
    }
}
