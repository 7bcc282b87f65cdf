package io.tillwatch.ui.trust;

import io.tillwatch.service.RejectStore;
import io.tillwatch.service.Restatement;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.table.CellTexts;
import io.tillwatch.ui.table.RowTable;
import io.tillwatch.ui.table.TableColumnSpec;
import io.tillwatch.ui.table.TableMemory;
import io.tillwatch.ui.table.Tone;
import java.util.List;

/** The tables of the screen. */
public final class TrustTables {
    private final Texts texts;
    private final RestatementWords why;
    private final CellTexts cells;
    private final TableMemory memory;
    private final TaskExecutor tasks;

    public TrustTables(Texts texts, Formats formats, TableMemory memory, TaskExecutor tasks) {
        this.texts = texts;
        this.why = new RestatementWords(texts, formats);
        this.cells = new CellTexts(texts, formats);
        this.memory = memory;
        this.tasks = tasks;
    }

    RowTable<FoundDifference> differences() {
        List<TableColumnSpec<FoundDifference>> columns = List.of(
                TableColumnSpec.date(
                        "date",
                        "column.business_date",
                        found -> found.difference().date()),
                TableColumnSpec.text(
                        "sale", "column.id", found -> found.difference().saleId()),
                TableColumnSpec.<FoundDifference>state(
                                "kind",
                                "trust.column.what",
                                "trust.kind",
                                found -> found.difference().kind())
                        .width(270),
                TableColumnSpec.<FoundDifference>state(
                                "state", "trust.column.state", "trust.difference", FoundDifference::state)
                        .width(126)
                        .toned(found -> switch (found.state()) {
                            case OPEN -> Tone.BAD;
                            case WAITS_FOR_SYNC -> Tone.PROVISIONAL;
                            case MENDED -> Tone.MUTED;
                        }),
                TableColumnSpec.dateTime("found", "trust.column.found", FoundDifference::at),
                TableColumnSpec.<FoundDifference>text(
                                "run", "trust.column.run", found -> found.run().id())
                        .width(210));
        return new RowTable<>("trust-differences", columns, cells, memory, tasks);
    }

    RowTable<Restatement> restatements() {
        List<TableColumnSpec<Restatement>> columns = List.of(
                TableColumnSpec.date(
                        "date",
                        "column.business_date",
                        row -> row.before().storeDay().date()),
                TableColumnSpec.<Restatement>text(
                                "store",
                                "trust.column.store",
                                row -> row.before().storeDay().storeId())
                        .width(84),
                TableColumnSpec.won(
                        "before",
                        "trust.column.before",
                        row -> row.before().totals().total()),
                TableColumnSpec.won(
                        "after", "trust.column.after", row -> row.after().total()),
                TableColumnSpec.<Restatement>won("difference", "trust.column.difference", TrustTables::moved)
                        .toned(row -> moved(row) < 0 ? Tone.BAD : moved(row) > 0 ? Tone.GOOD : Tone.PLAIN),
                TableColumnSpec.<Restatement>text("why", "trust.column.why", why::why)
                        .width(340),
                TableColumnSpec.dateTime("at", "trust.column.at", Restatement::at),
                TableColumnSpec.count(
                                "sales_before",
                                "trust.column.sales.before",
                                (Restatement row) -> row.before().totals().count())
                        .hidden(),
                TableColumnSpec.count(
                                "sales_after",
                                "trust.column.sales.after",
                                (Restatement row) -> row.after().count())
                        .hidden(),
                TableColumnSpec.<Restatement>text("ids", "trust.column.ids", row -> String.join(", ", row.saleIds()))
                        .width(220)
                        .hidden(),
                TableColumnSpec.<Restatement>text("run", "trust.column.run", Restatement::runId)
                        .width(210)
                        .hidden());
        return new RowTable<>("trust-restatements", columns, cells, memory, tasks);
    }

    private static long moved(Restatement row) {
        return row.after().total() - row.before().totals().total();
    }

    RowTable<RejectStore.Entry> rejects() {
        List<TableColumnSpec<RejectStore.Entry>> columns = List.of(
                TableColumnSpec.text("sale", "trust.column.row", entry -> {
                    String id = entry.reject().saleId();
                    return id == null ? texts.text("trust.no.id") : id;
                }),
                TableColumnSpec.<RejectStore.Entry>state(
                                "reason",
                                "trust.column.reason",
                                "trust.reason",
                                entry -> entry.reject().code())
                        .width(240),
                TableColumnSpec.<RejectStore.Entry>text(
                                "column",
                                "trust.column.column",
                                entry -> entry.reject().column())
                        .width(130),
                TableColumnSpec.dateTime("first", "trust.column.first", RejectStore.Entry::firstSeen),
                TableColumnSpec.dateTime("last", "trust.column.last", RejectStore.Entry::lastSeen),
                TableColumnSpec.<RejectStore.Entry>text(
                                "modified",
                                "trust.column.modified",
                                entry -> entry.reject().position() == null
                                        ? ""
                                        : entry.reject().position().modified())
                        .width(190)
                        .hidden(),
                TableColumnSpec.<RejectStore.Entry>text("run", "trust.column.run", RejectStore.Entry::runId)
                        .width(210));
        return new RowTable<>("trust-rejects", columns, cells, memory, tasks);
    }
}
