package io.tillwatch.ui.common;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One large number with what it is, what it is compared with, and where its rows are. */
public final class FigureCard extends Button {
    private final Label value = new Label();
    private final Label note = new Label();
    private final Label change = new Label();
    private final String title;

    /** Makes a card that shares the width of its row evenly with the others. */
    public FigureCard(String title, Runnable open) {
        this.title = title;
        Label name = new Label(title);
        name.getStyleClass().add("figure-label");
        value.getStyleClass().add("figure");
        note.getStyleClass().add("figure-note");
        change.getStyleClass().add("figure-change");
        HBox below = new HBox(change, note);
        below.getStyleClass().add("figure-below");
        VBox box = new VBox(name, value, below);
        box.getStyleClass().add("figure-box");
        getStyleClass().setAll("card", "figure-card");
        setGraphic(box);
        setPrefWidth(100);
        HBox.setHgrow(this, Priority.ALWAYS);
        setMaxWidth(Double.MAX_VALUE);
        setMaxHeight(Double.MAX_VALUE);
        setOnAction(event -> open.run());
    }

    /**
     * Shows other numbers.
     *
     * @param style style class of the change: {@code good}, {@code bad} or empty
     */
    public void show(String number, String changed, String style, String compared) {
        value.setText(number);
        change.setText(changed);
        change.setManaged(!changed.isEmpty());
        change.getStyleClass().removeAll("good", "bad");
        if (!style.isEmpty()) {
            change.getStyleClass().add(style);
        }
        note.setText(compared);
        setAccessibleText(String.join(", ", title, number, changed, compared));
    }
}
