package io.tillwatch.ui.common;

import io.tillwatch.model.Failure;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Work that is done off the UI thread. All callbacks come on the UI thread, and none after {@link Running#cancel}: the
 * window is free at once, whatever the work still waits for.
 */
public final class BackgroundTask<T extends @Nullable Object> {
    private final Callable<T> work;
    private Consumer<? super T> onSuccess = value -> {};
    private Consumer<Throwable> onFailure = cause -> {};
    private Runnable onFinished = () -> {};

    private BackgroundTask(Callable<T> work) {
        this.work = work;
    }

    public static <T extends @Nullable Object> BackgroundTask<T> of(Callable<T> work) {
        return new BackgroundTask<>(work);
    }

    public BackgroundTask<T> onSuccess(Consumer<? super T> action) {
        onSuccess = action;
        return this;
    }

    /** Told of every failure but that the work was cancelled. */
    public BackgroundTask<T> onFailure(Consumer<Throwable> action) {
        onFailure = action;
        return this;
    }

    /** Told after success and failure alike. */
    public BackgroundTask<T> onFinished(Runnable action) {
        onFinished = action;
        return this;
    }

    public Running executeWith(TaskExecutor tasks) {
        AtomicBoolean cancelled = new AtomicBoolean();
        Future<?> future = tasks.start(() -> {
            try {
                T value = work.call();
                tell(tasks, cancelled, () -> onSuccess.accept(value));
            } catch (Throwable cause) {
                boolean stopped = cause instanceof InterruptedException
                        || (cause instanceof Failure failure && failure.kind() == Failure.Kind.CANCELLED);
                tell(tasks, cancelled, stopped ? () -> {} : () -> onFailure.accept(cause));
            }
        });
        return () -> {
            cancelled.set(true);
            future.cancel(true);
        };
    }

    private void tell(TaskExecutor tasks, AtomicBoolean cancelled, Runnable outcome) {
        tasks.onUi(() -> {
            if (!cancelled.get()) {
                try {
                    outcome.run();
                } finally {
                    onFinished.run();
                }
            }
        });
    }

    /** Work under way. */
    @FunctionalInterface
    public interface Running {
        /** From now on nothing is told of it; call on the UI thread. */
        void cancel();
    }
}
