package io.tillwatch.ui.common;

import java.util.concurrent.Future;

/** Where work is done and where its outcome is told. */
public interface TaskExecutor {
    /** Starts work off the UI thread. Cancelling the future interrupts it. */
    Future<?> start(Runnable work);

    /** Runs on the UI thread, soon and in order; at once when called there. */
    void onUi(Runnable action);
}
