package io.tillwatch.app;

import io.tillwatch.cli.ExitCode;
import io.tillwatch.cli.Interrupts;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sees to an orderly end when the system asks the program to end (Ctrl+C, SIGTERM): tells the command, gives it time to
 * write its record, cleans up, and gives the shell the command's own exit code, else 130.
 */
final class ExitGuard implements Interrupts {
    private static final long AGAIN_AFTER_MILLIS = 200;

    private final LongSupplier nanoTime;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final ConcurrentLinkedDeque<Runnable> atExit = new ConcurrentLinkedDeque<>();
    private volatile int exitCode = ExitCode.INTERRUPTED;
    private final AtomicReference<@Nullable Wish> wish = new AtomicReference<>();

    ExitGuard(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::programEnds, "exit"));
    }

    /** The command has ended by itself. */
    void finished(int code) {
        exitCode = code;
        finished.countDown();
    }

    /** Has something done before the program ends, last one first; it must be harmless to do it twice. */
    void atExit(Runnable action) {
        atExit.addFirst(action);
    }

    @Override
    public Registration onInterrupt(int patience, Runnable stop) {
        Wish mine = new Wish(TimeUnit.SECONDS.toNanos(patience), stop);
        wish.set(mine);
        return () -> wish.compareAndSet(mine, null);
    }

    private void programEnds() {
        boolean interrupted = finished.getCount() > 0;
        if (interrupted) {
            stopCommand();
        }
        atExit.forEach(ExitGuard::quietly);
        if (interrupted) {
            // The virtual machine would report the signal; a command that ended well because of it says so itself.
            Runtime.getRuntime().halt(exitCode);
        }
    }

    private void stopCommand() {
        Wish mine = wish.get();
        if (mine == null) {
            return;
        }
        long until = nanoTime.getAsLong() + mine.patienceNanos();
        try {
            do {
                // Again and again: the first word may come before there is anything to stop.
                quietly(mine.stop());
            } while (!finished.await(AGAIN_AFTER_MILLIS, TimeUnit.MILLISECONDS) && nanoTime.getAsLong() < until);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void quietly(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException ignored) {
            // The program is on its way out; the next step must not be kept from running.
        }
    }

    private record Wish(long patienceNanos, Runnable stop) {}
}
