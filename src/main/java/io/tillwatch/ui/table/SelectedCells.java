package io.tillwatch.ui.table;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** What is selected in a table, as tab-separated text: rows and columns as on screen, values as spreadsheets read them. */
final class SelectedCells<R> {
    private final TableView<R> view;
    private final TableColumns<R> columns;
    private final CellTexts cells;

    SelectedCells(TableView<R> view, TableColumns<R> columns, CellTexts cells) {
        this.view = view;
        this.columns = columns;
        this.cells = cells;
    }

    int count() {
        return view.getSelectionModel().isCellSelectionEnabled()
                ? view.getSelectionModel().getSelectedCells().size()
                : view.getSelectionModel().getSelectedIndices().size()
                        * columns.visible().size();
    }

    /** The smallest rectangle around the selection; cells in it that are not selected are empty. */
    String asText() {
        List<TableColumnSpec<R>> visible = columns.visible();
        Map<Integer, BitSet> rows = selected(visible);
        BitSet used = new BitSet();
        rows.values().forEach(used::or);
        StringBuilder text = new StringBuilder();
        rows.keySet().stream().sorted().forEach(index -> {
            BitSet chosen = rows.getOrDefault(index, new BitSet());
            R row = row(index);
            for (int place = used.nextSetBit(0); place >= 0; place = used.nextSetBit(place + 1)) {
                text.append(place == used.nextSetBit(0) ? "" : "\t");
                if (row != null && chosen.get(place)) {
                    text.append(TabSeparated.cell(cells.plain(visible.get(place), row)));
                }
            }
            text.append('\n');
        });
        return text.toString();
    }

    private Map<Integer, BitSet> selected(List<TableColumnSpec<R>> visible) {
        Map<Integer, BitSet> rows = new HashMap<>();
        if (!view.getSelectionModel().isCellSelectionEnabled()) {
            for (int index : view.getSelectionModel().getSelectedIndices()) {
                rows.computeIfAbsent(index, any -> new BitSet()).set(0, visible.size());
            }
            return rows;
        }
        for (TablePosition<?, ?> position : view.getSelectionModel().getSelectedCells()) {
            if (position.getColumn() >= 0 && position.getColumn() < visible.size()) {
                rows.computeIfAbsent(position.getRow(), any -> new BitSet()).set(position.getColumn());
            }
        }
        return rows;
    }

    /** A row with all columns that are seen. */
    String rowAsText(R row) {
        return TabSeparated.row(columns.visible(), cells, row);
    }

    private @Nullable R row(int index) {
        return index < view.getItems().size() ? view.getItems().get(index) : null;
    }
}
