package io.tillwatch.ui.common;

import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;

/**
 * What keys do in a row of toggles of which one is chosen: Tab comes to the row once, arrows go through it, and what
 * they come to is done as if it had been clicked. By itself an arrow would only mark the next one. UI thread.
 */
public final class ToggleKeys {
    private ToggleKeys() {}

    /** For all rows within. */
    public static void install(Node root) {
        root.addEventFilter(KeyEvent.KEY_PRESSED, ToggleKeys::pressed);
        root.addEventFilter(ActionEvent.ACTION, ToggleKeys::done);
    }

    private static void pressed(KeyEvent event) {
        boolean alone = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown() && !event.isControlDown();
        int step =
                switch (event.getCode()) {
                    case LEFT, UP -> -1;
                    case RIGHT, DOWN -> 1;
                    default -> 0;
                };
        if (step != 0 && alone && event.getTarget() instanceof ToggleButton from && isInRow(from)) {
            go(from, step);
            event.consume();
        }
    }

    private static boolean isInRow(ToggleButton button) {
        return button.getToggleGroup() != null && !(button instanceof RadioButton);
    }

    private static void go(ToggleButton from, int step) {
        List<ToggleButton> row = from.getToggleGroup().getToggles().stream()
                .filter(ToggleButton.class::isInstance)
                .map(ToggleButton.class::cast)
                .filter(button -> button.isVisible() && !button.isDisabled())
                .toList();
        int next = row.indexOf(from) + step;
        if (next >= 0 && next < row.size()) {
            row.get(next).requestFocus();
            row.get(next).fire();
        }
    }

    /** Who clicks on the one that is chosen does not want none. */
    private static void done(ActionEvent event) {
        if (event.getTarget() instanceof ToggleButton button && isInRow(button) && !button.isSelected()) {
            button.setSelected(true);
        }
    }
}
