package io.tillwatch.ui.common;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/** One large number with what it is, what it is compared with, and where its rows are. */
public final class FigureCard extends Button {
    /** Small letters to usual ones, as the style sheet has them. */
    private static final double TIGHT = 1.35 / 1.7;

    private final Label value = new Label();
    private final Label note = new Label();
    private final Label change = new Label();
    private final String title;
    /** Only there to be measured. */
    private final Text sizing = new Text();

    private String number = "";
    private String shorter = "";

    /** Makes a card that shares the width of its row evenly with the others. */
    public FigureCard(String title, Runnable open) {
        this.title = title;
        Label name = new Label(title);
        name.getStyleClass().addAll("figure-label", "may-be-cut");
        name.setTooltip(new Tooltip(title));
        value.getStyleClass().add("figure");
        note.getStyleClass().addAll("figure-note", "may-be-cut");
        change.getStyleClass().add("figure-change");
        change.setMinWidth(USE_PREF_SIZE);
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
        box.prefWidthProperty().bind(Bindings.createDoubleBinding(this::room, widthProperty(), insetsProperty()));
        box.prefWidthProperty().subscribe(room -> fit());
        // Measured in the letters of the card, which change with the theme and with the size of all letters.
        sizing.getStyleClass().add("figure");
        sizing.setManaged(false);
        sizing.setVisible(false);
        box.getChildren().add(sizing);
        sizing.fontProperty().subscribe(font -> fit());
    }

    private double room() {
        return Math.max(0, getWidth() - snappedLeftInset() - snappedRightInset());
    }

    /** A number is never cut: it is written smaller, then shorter, where it does not fit. */
    private void fit() {
        double room = room();
        double width = sizing.getLayoutBounds().getWidth();
        // Titles of the cards of a row stand at one height, whatever the size of their numbers.
        value.setMinHeight(Math.ceil(sizing.getLayoutBounds().getHeight()));
        boolean fits = room == 0 || width <= room;
        boolean fitsTight = width * TIGHT <= room;
        value.getStyleClass().remove("tight");
        if (!fits) {
            value.getStyleClass().add("tight");
        }
        value.setText(fits || fitsTight || shorter.isEmpty() ? number : shorter);
        setTooltip(value.getText().equals(number) ? null : new Tooltip(number));
    }

    /**
     * Shows another number, and what is said instead where it does not fit in any size of letters.
     *
     * @param shorterNumber as {@link Formats#wonShort} writes it
     */
    public void show(String fullNumber, String shorterNumber, String changed, String style, String compared) {
        shorter = shorterNumber;
        showAll(fullNumber, changed, style, compared);
    }

    /**
     * Shows other numbers.
     *
     * @param style style class of the change: {@code good}, {@code bad} or empty
     */
    public void show(String fullNumber, String changed, String style, String compared) {
        shorter = "";
        showAll(fullNumber, changed, style, compared);
    }

    private void showAll(String fullNumber, String changed, String style, String compared) {
        number = fullNumber;
        sizing.setText(fullNumber);
        fit();
        change.setText(changed);
        change.setManaged(!changed.isEmpty());
        change.getStyleClass().removeAll("good", "bad");
        if (!style.isEmpty()) {
            change.getStyleClass().add(style);
        }
        note.setText(compared);
        note.setTooltip(compared.isEmpty() ? null : new Tooltip(compared));
        setAccessibleText(String.join(", ", title, fullNumber, changed, compared));
    }
}
