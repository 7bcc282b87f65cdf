package io.tillwatch.ui.sales;

import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Texts;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;

/** Lines of a sale under a title: names on the left, values on the right. */
final class DetailGroup extends GridPane {
    private static final String COLUMN = "sales.column.";

    private final Texts texts;
    private int row;

    DetailGroup(String titleKey, Texts texts) {
        this.texts = texts;
        getStyleClass().add("detail-group");
        ColumnConstraints names = new ColumnConstraints();
        names.setPercentWidth(36);
        ColumnConstraints values = new ColumnConstraints();
        values.setPercentWidth(64);
        getColumnConstraints().setAll(names, values);
        Label heading = new Label(texts.text(titleKey));
        heading.getStyleClass().add("card-title");
        add(heading, 0, row++, 2, 1);
    }

    /** @param column of the source */
    void line(String column, @Nullable String value) {
        named(COLUMN + column, value);
    }

    void named(String key, @Nullable String value) {
        Label shown = new Label(value == null || value.isEmpty() ? Formats.NONE : value);
        shown.setWrapText(true);
        add(key, shown);
    }

    /** A line whose value leads somewhere, where there is a value. */
    void link(String column, @Nullable String value, Runnable open) {
        if (value == null || value.isEmpty()) {
            line(column, null);
            return;
        }
        Hyperlink link = new Hyperlink(value);
        link.setId("sale-link-" + column);
        link.setOnAction(event -> open.run());
        add(COLUMN + column, link);
    }

    /** A sentence as wide as the group. */
    void wide(String text) {
        Label shown = new Label(text);
        shown.setWrapText(true);
        add(shown, 0, row++, 2, 1);
    }

    private void add(String key, Node value) {
        Label name = new Label(texts.text(key));
        name.setWrapText(true);
        name.getStyleClass().add("quiet");
        setValignment(name, VPos.TOP);
        add(name, 0, row);
        add(value, 1, row++);
    }
}
