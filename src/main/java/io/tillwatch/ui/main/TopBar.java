package io.tillwatch.ui.main;

import io.tillwatch.ui.common.Texts;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/**
 * Makes the window's bar fit whatever the window's width and the size of letters: first the field to find things shrinks,
 * then the lights lose their names, and the facts are cut short last. Widths are in letters, so it needs no measuring.
 */
final class TopBar {
    private static final double NAMED_LIGHTS = 76;
    private static final double FIND_IN_FULL = 21;
    private static final double FIND_IN_SHORT = 6;

    private final HBox bar;
    private final Button find;
    private final List<Label> lights;
    private final Texts texts;

    TopBar(HBox bar, Button find, List<Label> lights, Texts texts) {
        this.bar = bar;
        this.find = find;
        this.lights = List.copyOf(lights);
        this.texts = texts;
    }

    /** From now on. */
    void fit() {
        find.setTooltip(new Tooltip(texts.text("main.search")));
        find.setAccessibleText(texts.text("main.search"));
        bar.widthProperty().subscribe(this::fitLights);
        find.widthProperty().subscribe(this::fitFind);
        find.fontProperty().subscribe(font -> {
            fitLights();
            fitFind();
        });
    }

    private double letters(double width) {
        return width / find.getFont().getSize();
    }

    private void fitLights() {
        boolean named = letters(bar.getWidth()) >= NAMED_LIGHTS;
        for (Label light : lights) {
            light.setContentDisplay(named ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
        }
    }

    private void fitFind() {
        double letters = letters(find.getWidth());
        find.setContentDisplay(letters >= FIND_IN_SHORT ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
        find.setText(texts.text(letters >= FIND_IN_FULL ? "main.search" : "main.search.short"));
    }
}
