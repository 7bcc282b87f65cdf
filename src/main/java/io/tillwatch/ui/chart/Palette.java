package io.tillwatch.ui.chart;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.paint.Color;

/** The colour of every ink. */
record Palette(Map<Ink, Color> colors) {
    Palette {
        for (Ink ink : Ink.values()) {
            if (!colors.containsKey(ink)) {
                throw new IllegalArgumentException("The palette lacks " + ink);
            }
        }
        colors = new EnumMap<>(colors);
    }

    Color color(Ink ink) {
        return colors.getOrDefault(ink, Color.BLACK);
    }
}
