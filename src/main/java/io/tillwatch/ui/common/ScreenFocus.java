package io.tillwatch.ui.common;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** Finds what of a screen a person works with: its table, else the first thing that takes keys. UI thread. */
final class ScreenFocus {
    private ScreenFocus() {}

    /** The screen itself, as long as there is nothing on it: the next Tab leads into it and its keys work. */
    static void give(Parent screen) {
        Node table = first(screen, true);
        Node any = table == null ? first(screen, false) : table;
        (any == null ? screen : any).requestFocus();
    }

    private static @Nullable Node first(Parent screen, boolean table) {
        Deque<Node> open = new ArrayDeque<>();
        open.push(screen);
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (!node.isVisible() || node.isDisabled()) {
                continue;
            }
            boolean wanted = table ? node instanceof TableView : node.isFocusTraversable();
            if (wanted) {
                return node;
            }
            if (node instanceof Parent parent) {
                var inside = parent.getChildrenUnmodifiable();
                for (int i = inside.size() - 1; i >= 0; i--) {
                    open.push(inside.get(i));
                }
            }
        }
        return null;
    }
}
