package io.tillwatch.ui.common;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at something that may be long in answering, and does not wait for it longer than was said: connections try
 * again for themselves for as long as a job may need. UI thread.
 */
final class HurriedLook {
    private final TaskExecutor tasks;
    private BackgroundTask.@Nullable Running running;
    private TaskExecutor.@Nullable Repeated limit;

    HurriedLook(TaskExecutor tasks) {
        this.tasks = tasks;
    }

    boolean isUnderWay() {
        return running != null;
    }

    /**
     * Looks; call it when no look is under way. One of the three is told.
     *
     * @param patience null for as long as the work takes
     * @param silent told when there was no answer in time; a later one is never told
     */
    <T extends @Nullable Object> void begin(
            Callable<T> work,
            @Nullable Duration patience,
            Consumer<? super T> seen,
            Consumer<Throwable> failed,
            Runnable silent) {
        boolean[] over = {false};
        if (patience != null) {
            limit = tasks.every(patience, () -> {
                end();
                silent.run();
            });
        }
        BackgroundTask.Running begun = BackgroundTask.of(work)
                .onSuccess(value -> {
                    over[0] = true;
                    end();
                    seen.accept(value);
                })
                .onFailure(cause -> {
                    over[0] = true;
                    end();
                    failed.accept(cause);
                })
                .executeWith(tasks);
        if (!over[0]) {
            running = begun;
        }
    }

    /** From now on nothing is told of what is under way. */
    void end() {
        if (limit != null) {
            limit.cancel();
            limit = null;
        }
        if (running != null) {
            running.cancel();
            running = null;
        }
    }
}
