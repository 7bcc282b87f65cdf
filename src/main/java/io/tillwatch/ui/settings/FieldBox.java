package io.tillwatch.ui.settings;

import io.tillwatch.ui.common.Texts;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A field of a form: its name above, and beneath it what is wrong with the value or where it comes from. */
public final class FieldBox extends VBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    /** In pixels: as wide as a field is at least. */
    private static final double NARROW = 90;

    private final Label title = new Label();
    private final Region space = new Region();
    private final Hyperlink link = new Hyperlink();
    private final Label note = new Label();
    private boolean naming = true;

    public FieldBox() {
        getStyleClass().add("field-box");
        // The columns of a form are equally wide whatever stands in them.
        setPrefWidth(0);
        setMinWidth(0);
        title.getStyleClass().addAll("field-title", "may-be-cut");
        HBox.setHgrow(space, Priority.ALWAYS);
        link.getStyleClass().add("field-link");
        link.setVisible(false);
        HBox head = new HBox(title, space, link);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(head);
        note.getStyleClass().add("field-note");
        say("", "");
    }

    public String getTitle() {
        return title.getText();
    }

    public void setTitle(String text) {
        title.setText(text);
        title.setTooltip(new Tooltip(text));
    }

    /**
     * Binds a control of this box to its value. A value that the environment gives is shown and cannot be changed.
     *
     * @param fault what to say while the value cannot be used
     */
    void bind(Control control, FormField field, String fault, Texts texts) {
        title.setLabelFor(control);
        control.setAccessibleText(title.getText());
        if (!getChildren().contains(note)) {
            getChildren().add(note);
        }
        Runnable tell = () -> {
            boolean given = field.isGiven();
            boolean faulty = field.faultyProperty().get();
            if (control instanceof TextInputControl input) {
                input.setEditable(!given);
            } else {
                control.setDisable(given);
            }
            control.pseudoClassStateChanged(DANGER, faulty);
            if (faulty) {
                say(fault, "bad");
            } else if (given) {
                given(field.variableProperty().get(), texts);
            } else {
                say("", "");
            }
        };
        field.faultyProperty().subscribe(tell);
        field.variableProperty().subscribe(tell);
        tell.run();
    }

    private void given(String variable, Texts texts) {
        // The demo fills every field: to say so under each of them would only be noise.
        boolean told = naming && variable.startsWith("TILLWATCH_");
        say(told ? variable : "", "quiet");
        if (told) {
            note.setWrapText(false);
            note.setGraphic(new FontIcon("fth-lock"));
            note.setTooltip(new Tooltip(texts.text("settings.given", variable)));
        }
    }

    /** Does not say beneath this field which variable gives it: another field does. */
    void nameNoVariable() {
        naming = false;
        say("", "");
    }

    /** Shows a sentence beneath the field; none when it is empty. */
    void say(String sentence, String style) {
        note.setGraphic(null);
        note.setTooltip(null);
        note.setWrapText(true);
        note.setText(sentence);
        note.getStyleClass().removeAll("bad", "quiet", "warn");
        if (!style.isEmpty()) {
            note.getStyleClass().add(style);
        }
        note.setVisible(!sentence.isEmpty());
        note.setManaged(!sentence.isEmpty());
    }

    /** Offers to do something with the field, beside its name. */
    void offer(String text, Runnable action) {
        link.setText(text);
        link.setVisible(!text.isEmpty());
        link.setOnAction(event -> action.run());
    }

    /** A grid asks for heights without saying how wide the field is, and a wrapped sentence would then be endless. */
    @Override
    protected double computePrefHeight(double width) {
        return super.computePrefHeight(width > 0 ? width : Math.max(getWidth(), NARROW));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
