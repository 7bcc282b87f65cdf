package io.tillwatch.testing;

import io.tillwatch.ui.common.TaskExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Does all work at once, in the thread that asks for it; a test says when a pause is over. */
public final class AtOnce implements TaskExecutor {
    private final List<Runnable> repeated = new ArrayList<>();

    @Override
    public Future<?> start(Runnable work) {
        work.run();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onUi(Runnable action) {
        action.run();
    }

    @Override
    public Repeated every(Duration pause, Runnable action) {
        repeated.add(action);
        return () -> repeated.remove(action);
    }

    /** Lets every pause pass that somebody waits for. */
    public void rest() {
        List.copyOf(repeated).forEach(Runnable::run);
    }
}
