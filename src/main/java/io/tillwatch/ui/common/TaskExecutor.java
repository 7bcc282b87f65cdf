package io.tillwatch.ui.common;

import java.time.Duration;
import java.util.concurrent.Future;

/** Where work is done and where its outcome is told. */
public interface TaskExecutor {
    /** Starts work off the UI thread. Cancelling the future interrupts it. */
    Future<?> start(Runnable work);

    /** Runs on the UI thread, soon and in order; at once when called there. */
    void onUi(Runnable action);

    /** Runs on the UI thread again and again until cancelled, first after one pause. */
    Repeated every(Duration pause, Runnable action);

    /** Something that is done again and again. */
    @FunctionalInterface
    interface Repeated {
        void cancel();
    }
}
