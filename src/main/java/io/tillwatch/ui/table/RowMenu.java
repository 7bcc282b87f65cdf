package io.tillwatch.ui.table;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** What can be done with a row or with what is selected. */
final class RowMenu<R> {
    private final ContextMenu menu = new ContextMenu();

    RowMenu(RowTable<R> table) {
        String name = table.view().getId();
        MenuItem open = item(table, "table.menu.open", name + "-open", table::open);
        open.setAccelerator(new KeyCodeCombination(KeyCode.ENTER));
        MenuItem cells = item(table, "table.menu.cells", name + "-copy", table::copyCells);
        cells.setAccelerator(new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN));
        MenuItem row = item(table, "table.menu.row", name + "-copy-row", table::copyRow);
        MenuItem column = item(table, "table.menu.column", name + "-copy-column", table::copyColumn);
        SeparatorMenuItem line = new SeparatorMenuItem();
        menu.getItems().addAll(open, line, cells, row, column);
        menu.setOnShowing(event -> {
            open.setVisible(table.opens());
            line.setVisible(table.opens());
        });
    }

    private static MenuItem item(RowTable<?> table, String key, String id, Runnable action) {
        MenuItem item = new MenuItem(table.cells().texts().text(key));
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }

    ContextMenu menu() {
        return menu;
    }
}
