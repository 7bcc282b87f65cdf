package io.tillwatch.app;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells systemd how the service stands (sd_notify). Does nothing where systemd did not start this process. */
final class Systemd {
    private static final Logger LOG = LoggerFactory.getLogger(Systemd.class);

    private final @Nullable NotifySocket socket;
    private final long watchdogNanos;
    private final LongSupplier nanoTime;
    private boolean failed;

    private Systemd(@Nullable NotifySocket socket, long watchdogNanos, LongSupplier nanoTime) {
        this.socket = socket;
        this.watchdogNanos = watchdogNanos;
        this.nanoTime = nanoTime;
    }

    static Systemd of(Map<String, String> environment, LongSupplier nanoTime) {
        String path = environment.getOrDefault("NOTIFY_SOCKET", "");
        boolean linux = System.getProperty("os.name", "").startsWith("Linux");
        if (path.isEmpty() || !linux) {
            return new Systemd(null, 0, nanoTime);
        }
        try {
            return new Systemd(new NotifySocket(path), watchdog(environment), nanoTime);
        } catch (IOException unusable) {
            LOG.warn("systemd cannot be told anything: NOTIFY_SOCKET names no unix socket.");
            return new Systemd(null, 0, nanoTime);
        }
    }

    private static long watchdog(Map<String, String> environment) {
        String pid = environment.getOrDefault("WATCHDOG_PID", "");
        boolean meant = pid.isEmpty()
                || pid.equals(String.valueOf(ProcessHandle.current().pid()));
        try {
            return meant
                    ? TimeUnit.MICROSECONDS.toNanos(Long.parseLong(environment.getOrDefault("WATCHDOG_USEC", "0")))
                    : 0;
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    /** How often a sign of life is due: twice in the time after which systemd takes us for hung; 0 for never. */
    long signEveryNanos() {
        return watchdogNanos / 2;
    }

    void ready(String status) {
        send("READY=1\nSTATUS=" + status);
    }

    /** What is told as RELOADING has to be ended by {@link #ready}. The time is that of CLOCK_MONOTONIC, which Java's is. */
    void reloading() {
        send("RELOADING=1\nMONOTONIC_USEC=" + TimeUnit.NANOSECONDS.toMicros(nanoTime.getAsLong()));
    }

    void alive() {
        send("WATCHDOG=1");
    }

    void stopping() {
        send("STOPPING=1\nSTATUS=Stopping");
    }

    private void send(String text) {
        if (socket == null) {
            return;
        }
        try {
            socket.send(text);
        } catch (IOException | RuntimeException | LinkageError unheard) {
            // Once is enough: a watchdog would fill the log.
            if (!failed) {
                failed = true;
                LOG.warn("systemd could not be told how the service stands: {}", unheard.getMessage());
            }
        }
    }
}
