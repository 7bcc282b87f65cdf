package io.tillwatch.ui.runs;

import io.tillwatch.service.Run;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.table.CellTexts;
import io.tillwatch.ui.table.RowTable;
import io.tillwatch.ui.table.TableColumnSpec;
import io.tillwatch.ui.table.TableMemory;
import io.tillwatch.ui.table.Tone;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** The table of the history. */
public final class RunTables {
    private final RunWords words;
    private final CellTexts cells;
    private final TableMemory memory;
    private final TaskExecutor tasks;

    public RunTables(Texts texts, Formats formats, TableMemory memory, TaskExecutor tasks) {
        this.words = new RunWords(texts, formats);
        this.cells = new CellTexts(texts, formats);
        this.memory = memory;
        this.tasks = tasks;
    }

    /** @param now until when a run that is not over has lasted */
    RowTable<Run> history(Supplier<Instant> now) {
        List<TableColumnSpec<Run>> columns = List.of(
                TableColumnSpec.<Run>dateTime("started", "runs.column.started", Run::startedAt)
                        .width(180),
                TableColumnSpec.text("job", "runs.column.job", words::job),
                TableColumnSpec.state("state", "runs.column.state", "runs.state", Run::state)
                        .width(184)
                        .toned(run -> tone(run.state())),
                TableColumnSpec.<Run>text("duration", "runs.column.duration", run -> words.duration(run, now.get()))
                        .width(86),
                TableColumnSpec.<Run>text("by", "runs.column.by", Run::startedBy)
                        .width(126),
                TableColumnSpec.<Run>text("counts", "runs.column.counts", run -> words.countsInLine(run))
                        .width(306),
                TableColumnSpec.<Run>text("scope", "runs.column.scope", words::scope)
                        .width(260)
                        .hidden(),
                TableColumnSpec.<Run>text("message", "runs.column.message", Run::message)
                        .width(260)
                        .hidden(),
                TableColumnSpec.<Run>text("id", "runs.column.id", Run::id)
                        .width(220)
                        .hidden());
        RowTable<Run> table = new RowTable<>("runs-history", columns, cells, memory, tasks);
        table.selectWholeRows();
        return table;
    }

    private static Tone tone(Run.State state) {
        return switch (state) {
            case RUNNING -> Tone.PROVISIONAL;
            case COMPLETED -> Tone.GOOD;
            case COMPLETED_WITH_REJECTS, COMPLETED_WITH_DIFFERENCES -> Tone.WARNING;
            case FAILED, INTERRUPTED -> Tone.BAD;
            case CANCELLED, SKIPPED, MISSED -> Tone.MUTED;
        };
    }
}
