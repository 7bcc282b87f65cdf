package io.tillwatch.ui.main;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Something laid over the whole window: as long as it is open, keys go nowhere else. UI thread. */
final class Sheet {
    private final StackPane shade = new StackPane();
    private @Nullable Node focusedBefore;

    /** @param inside what a click beside closes */
    Sheet(Region inside) {
        StackPane.setAlignment(inside, Pos.TOP_CENTER);
        shade.getStyleClass().add("palette-shade");
        shade.getChildren().add(inside);
        shade.setVisible(false);
        shade.setOnMousePressed(event -> close());
        inside.setOnMousePressed(event -> event.consume());
        shade.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            // There is one thing on it that takes keys; the next one lies beneath.
            if (event.getCode() == KeyCode.TAB) {
                event.consume();
            }
        });
    }

    Node root() {
        return shade;
    }

    boolean isOpen() {
        return shade.isVisible();
    }

    /** May be called while it is open. */
    void open(Node focused) {
        if (!isOpen()) {
            Scene scene = shade.getScene();
            focusedBefore = scene == null ? null : scene.getFocusOwner();
            shade.setVisible(true);
        }
        focused.requestFocus();
    }

    /** The keyboard goes back to where it was. */
    void close() {
        if (isOpen()) {
            shade.setVisible(false);
            Node before = focusedBefore;
            focusedBefore = null;
            if (before != null && before.getScene() != null) {
                before.requestFocus();
            }
        }
    }
}
