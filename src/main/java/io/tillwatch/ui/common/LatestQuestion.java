package io.tillwatch.ui.common;

import org.jspecify.annotations.Nullable;

/** Keeps one question under way: the next one cancels it, so an old answer never overwrites a newer one. UI thread. */
public final class LatestQuestion {
    private final TaskExecutor tasks;
    private BackgroundTask.@Nullable Running running;

    public LatestQuestion(TaskExecutor tasks) {
        this.tasks = tasks;
    }

    public <T extends @Nullable Object> void ask(BackgroundTask<T> question) {
        cancel();
        running = question.executeWith(tasks);
    }

    public void cancel() {
        if (running != null) {
            running.cancel();
            running = null;
        }
    }
}
