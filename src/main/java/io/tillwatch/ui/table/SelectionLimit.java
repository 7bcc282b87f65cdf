package io.tillwatch.ui.table;

import java.util.Set;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * Refuses to select what the control would take minutes and gigabytes for: it keeps an object for every selected cell,
 * and a table may have millions.
 */
final class SelectionLimit {
    static final int MOST_CELLS = 20_000;

    private static final Set<KeyCode> TO_AN_END = Set.of(KeyCode.HOME, KeyCode.END);

    private SelectionLimit() {}

    /**
     * Watches over a table.
     *
     * @param onRefused told each time
     */
    static void install(TableView<?> view, Runnable onRefused) {
        view.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean all = event.isShortcutDown() && event.getCode() == KeyCode.A;
            boolean toAnEnd = event.isShiftDown() && TO_AN_END.contains(event.getCode());
            int rows = all ? view.getItems().size() : toAnEnd ? distance(view, event.getCode()) : 0;
            if (tooMany(view, rows)) {
                event.consume();
                onRefused.run();
            }
        });
        view.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            TableRow<?> row = event.isShiftDown() ? TableKeys.rowAt(event.getTarget()) : null;
            if (row != null && tooMany(view, Math.abs(row.getIndex() - focused(view)))) {
                event.consume();
                onRefused.run();
            }
        });
    }

    private static int distance(TableView<?> view, KeyCode end) {
        return end == KeyCode.HOME ? focused(view) : view.getItems().size() - focused(view);
    }

    private static int focused(TableView<?> view) {
        return Math.max(0, view.getFocusModel().getFocusedIndex());
    }

    private static boolean tooMany(TableView<?> view, int rows) {
        int perRow = view.getSelectionModel().isCellSelectionEnabled()
                ? view.getVisibleLeafColumns().size()
                : 1;
        return (long) rows * perRow > MOST_CELLS;
    }
}
