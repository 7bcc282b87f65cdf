package io.tillwatch.ui.runs;

import io.tillwatch.ui.common.CopiedText;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/** Lines of a log, in letters of one width. */
final class LogList extends ListView<String> {
    /** @param shown what the person reads for a line */
    LogList(UnaryOperator<String> shown) {
        setCellFactory(list -> new ListCell<>() {
            @Override
            protected void updateItem(@Nullable String line, boolean empty) {
                super.updateItem(line, empty);
                setText(empty || line == null ? null : shown.apply(line));
            }
        });
        getStyleClass().add("log-list");
        setFixedCellSize(20);
    }

    static void copy(List<String> lines) {
        copy(String.join(System.lineSeparator(), lines));
    }

    static void copy(String text) {
        CopiedText.put(text);
    }
}
