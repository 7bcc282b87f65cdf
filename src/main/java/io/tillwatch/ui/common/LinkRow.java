package io.tillwatch.ui.common;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A line of a short list: words on the left, numbers on the right, and the whole of it leads somewhere. */
public final class LinkRow extends Button {
    private final HBox line = new HBox();
    private final List<String> spoken = new ArrayList<>();

    public LinkRow(String title, Runnable open) {
        Label label = new Label(title);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinWidth(40);
        HBox.setHgrow(label, Priority.ALWAYS);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("link-line");
        line.getChildren().add(label);
        spoken.add(title);
        getStyleClass().setAll("link-row");
        setMaxWidth(Double.MAX_VALUE);
        setGraphic(line);
        setOnAction(event -> open.run());
        line.prefWidthProperty().bind(widthProperty().subtract(18));
        setAccessibleText(title);
    }

    /**
     * Adds a cell on the right.
     *
     * @param width in em, so that the cells of a list stand under each other; a longer text takes what it needs
     */
    public LinkRow cell(String text, double width, String... styles) {
        Label label = new Cell(text, width);
        label.setMinWidth(USE_PREF_SIZE);
        label.getStyleClass().add("number");
        label.getStyleClass().addAll(styles);
        return add(label, text);
    }

    /** Puts something before the words. */
    public LinkRow lead(Node node) {
        line.getChildren().addFirst(node);
        return this;
    }

    private static final class Cell extends Label {
        private final double least;

        Cell(String text, double least) {
            super(text);
            this.least = least;
        }

        @Override
        protected double computePrefWidth(double height) {
            return Math.max(least * getFont().getSize(), super.computePrefWidth(height));
        }
    }

    private LinkRow add(Label label, String text) {
        line.getChildren().add(label);
        spoken.add(text);
        setAccessibleText(String.join(", ", spoken));
        return this;
    }
}
