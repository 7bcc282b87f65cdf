package io.tillwatch.ui.table;

import javafx.scene.control.TableView;

/** Says how many rows a table has, and how many of its cells or rows are selected. */
final class RowCount<R> {
    private final TableView<R> view;
    private final SelectedCells<R> selected;
    private final FollowedRows<R> onDisk;
    private final CellTexts cells;

    RowCount(TableView<R> view, SelectedCells<R> selected, FollowedRows<R> onDisk, CellTexts cells) {
        this.view = view;
        this.selected = selected;
        this.onDisk = onDisk;
        this.cells = cells;
    }

    /**
     * Empty when there are no rows.
     *
     * @param stale the rows are those of an earlier answer
     */
    String text(boolean stale) {
        int size = view.getItems().size();
        if (size == 0) {
            return "";
        }
        String rows = size == 1 ? text("table.count.one") : text("table.count", cells.count(size));
        SpooledRows<R> disk = onDisk.shown();
        if (disk != null && disk.getState().over() && disk.found() > size) {
            rows = text("table.count.partly", cells.count(size), cells.count(disk.found()));
        }
        rows = stale ? text("table.count.stale", rows) : rows;
        boolean whole = !view.getSelectionModel().isCellSelectionEnabled();
        int chosen = whole ? view.getSelectionModel().getSelectedIndices().size() : selected.count();
        String key = whole ? "table.count.selected.rows" : "table.count.selected";
        return chosen > 1 ? text(key, rows, cells.count(chosen)) : rows;
    }

    private String text(String key, Object... values) {
        return cells.texts().text(key, values);
    }
}
