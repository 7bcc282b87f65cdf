package io.tillwatch.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Has something done before every frame and watches the UI thread meanwhile. A frame is all from the beginning of one pulse
 * to that of the next: the layout, and every event that came in between. UI thread.
 */
final class Frames extends AnimationTimer {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final BooleanSupplier input;
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final List<Double> computing = new ArrayList<>();
    private final List<Double> apart = new ArrayList<>();
    private long cpuBefore;
    private long before;

    /**
     * Begins with {@link #start}.
     *
     * @param input done once for every frame, as an event would come; false when there is no more
     */
    Frames(BooleanSupplier input) {
        this.input = input;
    }

    @Override
    public void handle(long now) {
        long cpu = threads.getCurrentThreadCpuTime();
        long at = System.nanoTime();
        if (before != 0) {
            computing.add((cpu - cpuBefore) / 1e6);
            apart.add((at - before) / 1e6);
        }
        cpuBefore = cpu;
        before = at;
        // An event comes between two frames.
        Platform.runLater(this::next);
    }

    private void next() {
        try {
            if (!input.getAsBoolean()) {
                stop();
                ended.complete(true);
            }
        } catch (RuntimeException failed) {
            stop();
            ended.completeExceptionally(failed);
        }
    }

    /** Waits until there is no more input; fails when that failed. Not on the UI thread. */
    void await() {
        ended.join();
    }

    /** Milliseconds of processor time that the UI thread took for each frame. */
    List<Double> computing() {
        return computing;
    }

    /** Milliseconds by the clock from each frame to the next; also what other programs on the machine took. */
    List<Double> apart() {
        return apart;
    }
}
