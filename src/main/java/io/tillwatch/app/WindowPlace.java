package io.tillwatch.app;

import io.tillwatch.ui.common.Memory;
import io.tillwatch.ui.common.TaskExecutor;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Where the window was and how large; forgotten when that is on no screen any more. UI thread. */
final class WindowPlace {
    private static final String KEY = "window.place";
    /** A window that is dragged is remembered once it has come to rest. */
    private static final Duration REST = Duration.ofMillis(500);
    /** As much of a window's upper edge has to be seen as it takes to drag it. */
    private static final double GRIP_WIDTH = 120;

    private static final double GRIP_HEIGHT = 24;

    private final Memory memory;
    private final TaskExecutor tasks;
    private TaskExecutor.@Nullable Repeated resting;

    /**
     * As it is written: {@code 100 60 1280 800 false}.
     *
     * @param bounds when it is not maximised
     */
    record Place(Rectangle2D bounds, boolean maximized) {
        /** Empty when it cannot be read. */
        static Optional<Place> read(String text) {
            String[] parts = text.split(" ", -1);
            if (parts.length != 5) {
                return Optional.empty();
            }
            try {
                Rectangle2D bounds = new Rectangle2D(
                        Integer.parseInt(parts[0]),
                        Integer.parseInt(parts[1]),
                        Integer.parseInt(parts[2]),
                        Integer.parseInt(parts[3]));
                return Optional.of(new Place(bounds, Boolean.parseBoolean(parts[4])));
            } catch (IllegalArgumentException unreadable) {
                return Optional.empty();
            }
        }

        String written() {
            return String.format(
                    Locale.ROOT,
                    "%.0f %.0f %.0f %.0f %s",
                    bounds.getMinX(),
                    bounds.getMinY(),
                    bounds.getWidth(),
                    bounds.getHeight(),
                    maximized);
        }

        /**
         * Where it can be put, no larger than the screen it is on; empty when its upper edge is on none of them.
         *
         * @param screens without what the desktop keeps for itself
         */
        Optional<Rectangle2D> on(List<Rectangle2D> screens) {
            for (Rectangle2D screen : screens) {
                double seen =
                        Math.min(bounds.getMaxX(), screen.getMaxX()) - Math.max(bounds.getMinX(), screen.getMinX());
                boolean held = bounds.getMinY() >= screen.getMinY() - GRIP_HEIGHT
                        && bounds.getMinY() + GRIP_HEIGHT <= screen.getMaxY();
                if (seen >= GRIP_WIDTH && held) {
                    return Optional.of(new Rectangle2D(
                            bounds.getMinX(),
                            Math.max(bounds.getMinY(), screen.getMinY()),
                            Math.min(bounds.getWidth(), screen.getWidth()),
                            Math.min(bounds.getHeight(), screen.getHeight())));
                }
            }
            return Optional.empty();
        }
    }

    WindowPlace(Memory memory, TaskExecutor tasks) {
        this.memory = memory;
        this.tasks = tasks;
    }

    /** Puts the window where it was, and from now on remembers where it goes. */
    void keep(Stage stage) {
        restore(stage);
        for (ObservableValue<?> part : List.of(
                stage.xProperty(),
                stage.yProperty(),
                stage.widthProperty(),
                stage.heightProperty(),
                stage.maximizedProperty())) {
            part.subscribe(() -> moved(stage));
        }
    }

    private void restore(Stage stage) {
        Optional<Place> place = place();
        place.flatMap(was -> was.on(Screen.getScreens().stream()
                        .map(Screen::getVisualBounds)
                        .toList()))
                .ifPresent(bounds -> {
                    stage.setX(bounds.getMinX());
                    stage.setY(bounds.getMinY());
                    stage.setWidth(bounds.getWidth());
                    stage.setHeight(bounds.getHeight());
                });
        place.ifPresent(was -> stage.setMaximized(was.maximized()));
    }

    private Optional<Place> place() {
        return memory.get(KEY).flatMap(Place::read);
    }

    private void moved(Stage stage) {
        if (resting != null) {
            resting.cancel();
        }
        resting = tasks.every(REST, () -> remember(stage));
    }

    /** Remembers now. A window that is minimised or fills the screen is somewhere else only for a while. */
    void remember(Stage stage) {
        if (resting != null) {
            resting.cancel();
            resting = null;
        }
        Rectangle2D usual = place().map(Place::bounds).orElse(null);
        boolean somewhere = Double.isFinite(stage.getX()) && stage.getWidth() > 0 && stage.getHeight() > 0;
        if (stage.isIconified() || stage.isFullScreen() || !somewhere) {
            return;
        }
        // A maximised window is as large as the screen: what it goes back to is what it was before.
        Rectangle2D bounds = stage.isMaximized() && usual != null
                ? usual
                : new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        memory.put(KEY, new Place(bounds, stage.isMaximized()).written());
    }
}
