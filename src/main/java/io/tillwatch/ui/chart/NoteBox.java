package io.tillwatch.ui.chart;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** Shows a note beside what it is about. Lies over the chart and lets the mouse through. UI thread. */
final class NoteBox extends GridPane {
    private static final double SWATCH = 9;
    private static final double AWAY = 12;

    NoteBox() {
        getStyleClass().add("chart-note");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    void hide() {
        setVisible(false);
    }

    void show(Note note, Palette palette) {
        getChildren().clear();
        add(label(note.title(), "chart-note-title"), 0, 0, 4, 1);
        for (int i = 0; i < note.lines().size(); i++) {
            Note.Line line = note.lines().get(i);
            Ink ink = line.ink();
            if (ink != null) {
                add(new Rectangle(SWATCH, SWATCH, palette.color(ink)), 0, i + 1);
            }
            Label name = label(line.name(), "chart-note-name");
            if (line.value().isEmpty() && line.change().isEmpty()) {
                add(name, ink == null ? 0 : 1, i + 1, ink == null ? 4 : 3, 1);
                continue;
            }
            Label value = label(line.value(), "chart-note-value");
            setHalignment(value, HPos.RIGHT);
            add(name, 1, i + 1);
            add(value, 2, i + 1);
            setHgrow(value, Priority.ALWAYS);
            if (!line.change().isEmpty()) {
                Label change = label(line.change(), "chart-note-change");
                setHalignment(change, HPos.RIGHT);
                add(change, 3, i + 1);
            }
        }
        setVisible(true);
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /**
     * Stands to the right of the spot, else to its left; where the view is too small for it, below.
     *
     * @param pointer where the mouse is; null when the point was reached by key
     */
    void place(Box spot, @Nullable Box pointer, double viewWidth, double viewHeight) {
        applyCss();
        double width = Math.ceil(prefWidth(-1));
        double height = Math.ceil(prefHeight(-1));
        boolean wide = spot.width() > viewWidth * 0.4;
        double pointX = pointer == null ? spot.middleX() : pointer.left();
        double from = wide ? pointX : spot.left();
        double to = wide ? pointX : spot.right();
        double x = to + AWAY + width <= viewWidth ? to + AWAY : from - AWAY - width;
        double y = pointer == null ? spot.top() + AWAY : pointer.top() + AWAY;
        if (height > viewHeight) {
            y = viewHeight + 4;
            x = from - width / 2;
        } else {
            y = Math.clamp(y, 0, viewHeight - height);
        }
        resizeRelocate(
                Math.rint(width > viewWidth ? 0 : Math.clamp(x, 0, viewWidth - width)), Math.rint(y), width, height);
    }
}
