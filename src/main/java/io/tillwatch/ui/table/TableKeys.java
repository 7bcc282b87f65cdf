package io.tillwatch.ui.table;

import io.tillwatch.ui.common.Shortcut;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** The keys and clicks that a table has beside those of the control. */
final class TableKeys {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination OPEN = new KeyCodeCombination(KeyCode.ENTER);
    private static final KeyCombination WHOLE_ROW = new KeyCodeCombination(KeyCode.SPACE, KeyCombination.SHIFT_DOWN);

    /** As a person is told of them. */
    static final List<Shortcut> SHORTCUTS = List.of(
            new Shortcut("Enter", "table.shortcut.open"),
            new Shortcut(COPY.getDisplayText(), "table.shortcut.copy"),
            new Shortcut(WHOLE_ROW.getDisplayText(), "table.shortcut.row"),
            new Shortcut("Shift+F10", "table.shortcut.menu"));

    private TableKeys() {}

    static <R> void install(RowTable<R> table, RowMenu<R> menu) {
        TableView<R> view = table.view();
        view.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (press(table, event)) {
                event.consume();
            }
        });
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            TableRow<?> row = rowAt(event.getTarget());
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && row != null) {
                table.open();
            }
        });
        view.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            Bounds bounds = view.localToScreen(view.getBoundsInLocal());
            if (event.isKeyboardTrigger() && table.focusedRow() != null && bounds != null) {
                menu.menu().show(view, bounds.getMinX() + 40, bounds.getMinY() + 60);
                event.consume();
            }
        });
    }

    private static boolean press(RowTable<?> table, KeyEvent event) {
        TableView<?> view = table.view();
        if (COPY.match(event)) {
            table.copyCells();
            return true;
        }
        if (OPEN.match(event) && table.opens()) {
            table.open();
            return true;
        }
        int row = view.getFocusModel().getFocusedIndex();
        if (WHOLE_ROW.match(event) && row >= 0 && view.getSelectionModel().isCellSelectionEnabled()) {
            selectRow(view, row);
            return true;
        }
        return false;
    }

    private static <R> void selectRow(TableView<R> view, int row) {
        view.getSelectionModel()
                .selectRange(
                        row,
                        view.getVisibleLeafColumn(0),
                        row,
                        view.getVisibleLeafColumn(view.getVisibleLeafColumns().size() - 1));
    }

    /** The row with content that was hit; null elsewhere. */
    static @Nullable TableRow<?> rowAt(Object target) {
        for (Node node = target instanceof Node hit ? hit : null; node != null; node = node.getParent()) {
            if (node instanceof TableRow<?> row) {
                return row.isEmpty() ? null : row;
            }
        }
        return null;
    }
}
