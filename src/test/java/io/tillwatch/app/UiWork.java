package io.tillwatch.app;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/**
 * Measures the longest that the UI thread worked without coming to the next event. What counts is its own processor
 * time: other programs, the garbage collector and the compiler take none of it.
 */
final class UiWork {
    /** Between two beats, so that they do not keep a processor busy. */
    private static final long PAUSE_NANOS = 300_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private boolean beating = true;
    private long before;
    private long longest;

    private UiWork() {}

    static Duration longestWhile(Runnable work) {
        UiWork measured = new UiWork();
        DesktopSession.onUi(() -> {
            measured.before = measured.threads.getCurrentThreadCpuTime();
            Platform.runLater(measured::beat);
            return null;
        });
        work.run();
        return DesktopSession.onUi(() -> {
            measured.beating = false;
            return Duration.ofNanos(measured.longest);
        });
    }

    /** One turn of the event queue lies between two beats: whatever waited in it has been done. */
    private void beat() {
        longest = Math.max(longest, threads.getCurrentThreadCpuTime() - before);
        if (beating) {
            LockSupport.parkNanos(PAUSE_NANOS);
            before = threads.getCurrentThreadCpuTime();
            Platform.runLater(this::beat);
        }
    }
}
