package io.tillwatch.ui.runs;

import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

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
        ClipboardContent copied = new ClipboardContent();
        copied.putString(text);
        Clipboard.getSystemClipboard().setContent(copied);
    }
}
