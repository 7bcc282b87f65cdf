package io.tillwatch.app;

import io.tillwatch.ui.common.Memory;
import java.util.Locale;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where the window was and how large; forgotten when that is on no screen any more. */
final class WindowPlace {
    private static final String KEY = "window.place";

    private final Memory memory;

    WindowPlace(Memory memory) {
        this.memory = memory;
    }

    void restore(Stage stage) {
        String[] parts = memory.get(KEY).orElse("").split(" ", -1);
        if (parts.length != 5) {
            return;
        }
        try {
            Rectangle2D place = new Rectangle2D(
                    Double.parseDouble(parts[0]),
                    Double.parseDouble(parts[1]),
                    Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3]));
            boolean seen = Screen.getScreens().stream()
                    .anyMatch(screen -> screen.getVisualBounds().intersects(place));
            if (seen) {
                stage.setX(place.getMinX());
                stage.setY(place.getMinY());
                stage.setWidth(place.getWidth());
                stage.setHeight(place.getHeight());
            }
            stage.setMaximized(Boolean.parseBoolean(parts[4]));
        } catch (IllegalArgumentException unreadable) {
            memory.put(KEY, "");
        }
    }

    void remember(Stage stage) {
        memory.put(
                KEY,
                String.format(
                        Locale.ROOT,
                        "%.0f %.0f %.0f %.0f %s",
                        stage.getX(),
                        stage.getY(),
                        stage.getWidth(),
                        stage.getHeight(),
                        stage.isMaximized()));
    }
}
