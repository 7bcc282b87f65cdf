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

    private static final TableColumnSpec<DateRow> STORE = TableColumnSpec.<DateRow>text(
                    "store", "dates.column.store", DateRow::storeId)
            .width(76);
    private static final TableColumnSpec<DateRow> SPEND =
            TableColumnSpec.won("spend", "dates.spend", row -> row.totals().total());
    private static final TableColumnSpec<DateRow> CHANGE =
            toned(TableColumnSpec.<DateRow>change("change", "dates.column.change", DateRow::change)
                    .width(122));
    private static final TableColumnSpec<DateRow> BEFORE =
            TableColumnSpec.won("before", "dates.column.before", DateTables::before);
    private static final TableColumnSpec<DateRow> SALES = TableColumnSpec.<DateRow>count(
                    "sales", "dates.sales", row -> row.totals().count())
            .width(72);
    private static final TableColumnSpec<DateRow> AOV = TableColumnSpec.<DateRow>won(
                    "aov", "dates.aov", DateRow::averageOrderValue)
            .width(100);
    private static final TableColumnSpec<DateRow> CANCELED = TableColumnSpec.<DateRow>count(
                    "canceled", "dates.canceled", row -> row.totals().canceledCount())
            .width(92)
            .toned(row -> row.totals().canceledCount() == 0 ? Tone.MUTED : Tone.PLAIN);
    private static final TableColumnSpec<DateRow> CANCELED_AMOUNT = TableColumnSpec.<DateRow>won(
                    "canceled_amount",
                    "dates.column.canceled.amount",
                    row -> row.totals().canceledAmount())
            .width(132)
            .hidden();
    private static final TableColumnSpec<DateRow> STATE = TableColumnSpec.<DateRow>state(
                    "state", "dates.column.state", "day.state", row -> row.provisional() ? "PROVISIONAL" : "SETTLED")
            .toned(row -> row.provisional() ? Tone.PROVISIONAL : Tone.PLAIN)
            .hidden();

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

    /** A row for each store. */
    RowTable<DateRow> stores() {
        return new RowTable<>(
                "dates-stores",
                List.of(
                        STORE,
                        SPEND,
                        CHANGE,
                        BEFORE,
                        SALES,
                        AOV,
                        TableColumnSpec.<DateRow>won("baseline", "dates.column.baseline", DateRow::baseline)
                                .width(100),
                        toned(TableColumnSpec.<DateRow>change("above", "dates.column.above", DateRow::aboveBaseline)
                                .width(128)),
                        TableColumnSpec.<DateRow>count(FLAGS, "dates.flags", DateRow::openFlags)
                                .width(116)
                                .toned(DateTables::flagTone),
                        CANCELED,
                        CANCELED_AMOUNT,
                        STATE),
                cells,
                memory,
                tasks);
    }

    /** A row for each store and platform: baselines and flags are of a store as a whole. */
    RowTable<DateRow> platforms() {
        return new RowTable<>(
                "dates-platforms",
                List.of(
                        STORE,
                        TableColumnSpec.<DateRow>text("platform", "dates.column.platform", this::platform)
                                .width(120),
                        SPEND,
                        CHANGE,
                        BEFORE,
                        SALES,
                        AOV,
                        CANCELED,
                        CANCELED_AMOUNT,
                        STATE),
                cells,
                memory,
                tasks);
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
        return row.platform().equals(DateRow.WITHOUT) ? texts.text("dates.without") : row.platform();
    }
}
