package io.tillwatch.ui.table;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Does something in each of a number of frames and measures how long the UI thread was busy with each. */
final class Frames {
    private final Scene scene;

    Frames(Scene scene) {
        this.scene = scene;
    }

    /** The slowest frame in milliseconds, from what was done in it to the end of the layout that followed. */
    long run(int count, IntConsumer action) throws Exception {
        CompletableFuture<Long> slowest = new CompletableFuture<>();
        Platform.runLater(() -> {
            var seen = new Object() {
                long begun;
                long worst;
                int frame;
            };
            Runnable layoutDone = () -> {
                if (seen.begun != 0) {
                    seen.worst = Math.max(seen.worst, System.nanoTime() - seen.begun);
                }
            };
            scene.addPostLayoutPulseListener(layoutDone);
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    if (seen.frame == count) {
                        stop();
                        scene.removePostLayoutPulseListener(layoutDone);
                        slowest.complete(seen.worst / 1_000_000);
                        return;
                    }
                    seen.begun = System.nanoTime();
                    action.accept(seen.frame++);
                }
            }.start();
        });
        return slowest.get(120, TimeUnit.SECONDS);
    }
}
