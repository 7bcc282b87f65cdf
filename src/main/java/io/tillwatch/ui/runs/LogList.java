package io.tillwatch.ui.runs;

import io.tillwatch.ui.common.CopiedText;
import java.util.List;
import javafx.scene.control.ListView;

/** Lines of a log, in letters of one width. */
final class LogList extends ListView<String> {
    LogList() {
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
