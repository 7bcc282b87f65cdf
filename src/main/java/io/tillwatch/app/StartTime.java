package io.tillwatch.app;

import io.tillwatch.ui.common.TaskExecutor;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Future;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log, once, how long the start took for the person who waited: until a frame was drawn in which the first
 * screen was there and nothing was loading any more. UI thread.
 */
final class StartTime {
    private static final Logger LOG = LoggerFactory.getLogger(StartTime.class);

    private final Scene scene;
    private final TaskExecutor tasks;
    private final InstantSource clock;
    private final Runnable look = this::look;
    private boolean complete;

    private StartTime(Scene scene, TaskExecutor tasks, InstantSource clock) {
        this.scene = scene;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** From now on, until it is told. */
    static void tell(Scene scene, TaskExecutor tasks, InstantSource clock) {
        scene.addPostLayoutPulseListener(new StartTime(scene, tasks, clock).look);
    }

    /** After the layout of every frame: the one in which the screen is complete is drawn by the one after. */
    private void look() {
        if (complete) {
            scene.removePostLayoutPulseListener(look);
            log(clock.instant());
        } else if (!isLoading(scene)) {
            complete = true;
            Platform.requestNextPulse();
        }
    }

    /** Asking the JVM when it began takes a moment: not on the thread that a person waits for now. */
    private void log(Instant usable) {
        Future<?> ignored = tasks.start(() -> LOG.info(
                "The window could be used {} ms after the JVM began.",
                usable.toEpochMilli() - ManagementFactory.getRuntimeMXBean().getStartTime()));
    }

    /** Whether a wheel turns anywhere. */
    static boolean isLoading(Scene scene) {
        return scene.getRoot().lookupAll(".progress-indicator").stream().anyMatch(StartTime::isSeen);
    }

    private static boolean isSeen(Node node) {
        for (@Nullable Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
