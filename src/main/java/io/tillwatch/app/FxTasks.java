package io.tillwatch.app;

import io.tillwatch.ui.common.TaskExecutor;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;

/** Work on threads of its own, outcomes on JavaFX's. */
final class FxTasks implements TaskExecutor, AutoCloseable {
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("desktop-", 0).factory());

    @Override
    public Future<?> start(Runnable work) {
        return threads.submit(work);
    }

    @Override
    public void onUi(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    @Override
    public Repeated every(Duration pause, Runnable action) {
        Timeline timeline = new Timeline(
                new KeyFrame(javafx.util.Duration.millis((double) pause.toMillis()), event -> action.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        timeline.play();
        return timeline::stop;
    }

    /** Work that still waits for an answer is not waited for. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
