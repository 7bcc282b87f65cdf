package io.tillwatch.ui.table;

import io.tillwatch.ui.common.BackgroundTask;
import io.tillwatch.ui.common.CopiedText;
import io.tillwatch.ui.common.TaskExecutor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;

/** Puts cells, rows and columns of a table on the clipboard, and says what it took. UI thread. */
final class TableCopy<R> {
    /** More than a spreadsheet is handed through the clipboard; that is what export is for. */
    private static final int MOST_ROWS = 100_000;

    private final TableView<R> view;
    private final TableColumns<R> columns;
    private final SelectedCells<R> selected;
    private final CellTexts cells;
    private final TaskExecutor tasks;
    private final Consumer<String> told;

    /** @param told of what was copied, or why it was not */
    TableCopy(
            TableView<R> view,
            TableColumns<R> columns,
            SelectedCells<R> selected,
            CellTexts cells,
            TaskExecutor tasks,
            Consumer<String> told) {
        this.view = view;
        this.columns = columns;
        this.selected = selected;
        this.cells = cells;
        this.tasks = tasks;
        this.told = told;
    }

    void cells() {
        int count = selected.count();
        if (count > 0) {
            CopiedText.put(selected.asText());
            told.accept(count == 1 ? text("table.copied.one") : text("table.copied", cells.count(count)));
        }
    }

    void row(R row) {
        CopiedText.put(selected.rowAsText(row));
        told.accept(text("table.copied.row"));
    }

    /**
     * The column of the focused cell, with its title; read in the background, as rows may lie on disk.
     *
     * @param content empty while rows are still being read
     */
    void column(Optional<TableContent<R>> content) {
        TablePosition<?, ?> focused = view.getFocusModel().getFocusedCell();
        List<TableColumnSpec<R>> visible = columns.visible();
        if (focused == null || focused.getColumn() < 0 || focused.getColumn() >= visible.size()) {
            return;
        }
        if (content.isEmpty()) {
            told.accept(text("table.copy.unfinished"));
            return;
        }
        ExportRows<R> rows = content.get().rows();
        if (rows.total() > MOST_ROWS) {
            told.accept(text("table.copy.toomany", cells.count(MOST_ROWS)));
            return;
        }
        TableColumnSpec<R> column = visible.get(focused.getColumn());
        BackgroundTask.of(() -> columnText(column, rows))
                .onSuccess(lines -> {
                    CopiedText.put(lines);
                    told.accept(text("table.copied.column", cells.title(column)));
                })
                .onFailure(cause -> told.accept(text("table.spool.failed")))
                .executeWith(tasks);
    }

    private String columnText(TableColumnSpec<R> column, ExportRows<R> rows) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(TabSeparated.cell(cells.title(column)));
        rows.each(row -> lines.add(TabSeparated.cell(cells.plain(column, row))));
        return String.join("\n", lines) + "\n";
    }

    private String text(String key, Object... values) {
        return cells.texts().text(key, values);
    }
}
