package io.tillwatch.ui.review;

import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Texts;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;

/** Names on the left, values on the right, under a title. */
final class Facts {
    private final Texts texts;
    private final GridPane grid = new GridPane();
    private int row;

    Facts(Texts texts, String titleKey) {
        this.texts = texts;
        grid.getStyleClass().add("detail-group");
        ColumnConstraints names = new ColumnConstraints();
        names.setPercentWidth(36);
        ColumnConstraints values = new ColumnConstraints();
        values.setPercentWidth(64);
        grid.getColumnConstraints().setAll(names, values);
        Label heading = new Label(texts.text(titleKey));
        heading.getStyleClass().add("card-title");
        grid.add(heading, 0, row++, 2, 1);
    }

    GridPane node() {
        return grid;
    }

    Facts line(String key, @Nullable String value) {
        Label shown = new Label(value == null || value.isEmpty() ? Formats.NONE : value);
        shown.setWrapText(true);
        return add(key, shown);
    }

    Facts link(String key, String id, @Nullable String value, Runnable open) {
        if (value == null || value.isEmpty()) {
            return line(key, null);
        }
        Hyperlink link = new Hyperlink(value);
        link.setId(id);
        link.setOnAction(event -> open.run());
        return add(key, link);
    }

    /** A sentence over the whole width. */
    Facts wide(String text) {
        Label shown = new Label(text);
        shown.setWrapText(true);
        grid.add(shown, 0, row++, 2, 1);
        return this;
    }

    private Facts add(String key, Node value) {
        Label name = new Label(texts.text(key));
        name.setWrapText(true);
        name.getStyleClass().add("quiet");
        GridPane.setValignment(name, VPos.TOP);
        grid.add(name, 0, row);
        grid.add(value, 1, row++);
        return this;
    }
}
