package io.tillwatch.ui.stores;

import io.tillwatch.ui.common.BackgroundTask;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.LatestQuestion;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.table.RowTable;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The first rows of a list that belongs to a store's page, with a way to all of them; asked for once they are seen. */
final class NewestRows {
    private final RowTable<Fields> table;
    private final Function<StorePage, StoreReader.Rows> reader;
    private final Texts texts;
    private final Formats formats;
    private final String text;
    private final LatestQuestion question;
    private final Label count = new Label();
    private final VBox box;
    private boolean asked;

    /**
     * Makes an empty list.
     *
     * @param text key of the line above: how many rows are shown, and how many there are
     * @param all where all rows are
     */
    NewestRows(
            RowTable<Fields> table,
            Function<StorePage, StoreReader.Rows> reader,
            TaskExecutor tasks,
            Texts texts,
            Formats formats,
            String text,
            Runnable all) {
        this.table = table;
        this.reader = reader;
        this.texts = texts;
        this.formats = formats;
        this.text = text;
        this.question = new LatestQuestion(tasks);
        Button toAll = new Button(texts.text(text + ".all"));
        toAll.setId(table.view().getId() + "-all");
        toAll.getStyleClass().addAll("flat", "small");
        toAll.setOnAction(event -> all.run());
        count.getStyleClass().add("quiet");
        HBox line = new HBox(count, toAll);
        line.getStyleClass().add("newest-line");
        box = new VBox(line, table.node());
        VBox.setVgrow(table.node(), Priority.ALWAYS);
    }

    Node node() {
        return box;
    }

    /** There is another page: its rows are asked for when they are seen. */
    void pageChanged() {
        asked = false;
    }

    /** Asks for the rows of a page, unless they are there. */
    void show(StorePage page) {
        if (asked) {
            return;
        }
        asked = true;
        table.loading();
        question.ask(BackgroundTask.of(() -> reader.apply(page))
                .onSuccess(rows -> {
                    count.setText(texts.text(
                            text + ".count", formats.count((long) rows.rows().size()), formats.count(rows.total())));
                    table.show(rows.rows());
                })
                .onFailure(cause -> table.failed(ScreenError.of(cause, texts), () -> {
                    asked = false;
                    show(page);
                })));
    }
}
