package io.tillwatch.ui.table;

import io.tillwatch.ui.common.TaskExecutor;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;

/** Does work in a thread of its own, and tells its outcome on the UI thread or, without a toolkit, one at a time. */
final class UiTasks implements TaskExecutor, AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Consumer<Runnable> ui;

    private UiTasks(Consumer<Runnable> ui) {
        this.ui = ui;
    }

    static UiTasks onTheUiThread() {
        return new UiTasks(action -> {
            if (Platform.isFxApplicationThread()) {
                action.run();
            } else {
                Platform.runLater(action);
            }
        });
    }

    static UiTasks withoutToolkit() {
        ReentrantLock one = new ReentrantLock();
        return new UiTasks(action -> {
            one.lock();
            try {
                action.run();
            } finally {
                one.unlock();
            }
        });
    }

    @Override
    public Future<?> start(Runnable work) {
        return threads.submit(work);
    }

    @Override
    public void onUi(Runnable action) {
        ui.accept(action);
    }

    @Override
    public Repeated every(Duration pause, Runnable action) {
        throw new UnsupportedOperationException("a table asks for nothing again and again");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It did not happen in time");
            }
            Thread.sleep(5);
        }
    }
}
