package io.tillwatch.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.paint.Color;

/**
 * Measures how long a screen takes from what a person did until it is drawn.
 *
 * <p>Counted is from the moment when it is done, on the UI thread, to the end of the frame after the one that was the first
 * to be laid out with the screen complete. A frame hands its picture to the renderer and does not wait for it, but the next
 * one does before it hands over its own; this one is given something to hand over. So the picture is certainly there at
 * the end, and up to one frame (16.7 ms) more than necessary was counted.
 */
final class DrawnScreen {
    private static final int PATIENCE_SECONDS = 120;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Scene scene;
    private final BooleanSupplier complete;
    private final CompletableFuture<Moment> drawn = new CompletableFuture<>();
    private final Runnable look = this::look;
    private boolean laidOut;

    /** By the clock, and by the processor time of the UI thread; both in nanoseconds. */
    private record Moment(long at, long computing) {}

    /**
     * What a screen took.
     *
     * @param milliseconds by the clock
     * @param computing milliseconds of processor time of the UI thread, whatever else the machine did
     */
    record Drawing(double milliseconds, double computing) {}

    private DrawnScreen(Scene scene, BooleanSupplier complete) {
        this.scene = scene;
        this.complete = complete;
    }

    /**
     * Does it, waits, and tells what it took. Not on the UI thread.
     *
     * @param complete asked on the UI thread after the layout of each frame
     */
    static Drawing time(Scene scene, Runnable action, BooleanSupplier complete) {
        DrawnScreen screen = new DrawnScreen(scene, complete);
        CompletableFuture<Moment> started = new CompletableFuture<>();
        Platform.runLater(() -> {
            scene.addPostLayoutPulseListener(screen.look);
            started.complete(screen.now());
            action.run();
            Platform.requestNextPulse();
        });
        try {
            Moment end = screen.drawn.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Moment start = started.join();
            return new Drawing((end.at() - start.at()) / 1e6, (end.computing() - start.computing()) / 1e6);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("was stopped", stopped);
        } catch (ExecutionException | TimeoutException never) {
            throw new IllegalStateException("the screen was never complete", never);
        }
    }

    private Moment now() {
        return new Moment(System.nanoTime(), threads.getCurrentThreadCpuTime());
    }

    private void look() {
        if (laidOut) {
            scene.removePostLayoutPulseListener(look);
            // To be handed over: the same colour for the eye, another one for the renderer.
            scene.setFill(Color.WHITE.equals(scene.getFill()) ? Color.gray(0.999) : Color.WHITE);
            // This runs between frames, hence after this one.
            Platform.runLater(() -> drawn.complete(now()));
        } else if (complete.getAsBoolean()) {
            laidOut = true;
            Platform.requestNextPulse();
        }
    }
}
