package io.tillwatch.service;

import io.tillwatch.model.Failure;
import io.tillwatch.service.ChangeWatch.Mark;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Live mode: looks for changes with one cheap question, and syncs small ones as they come. A pass also takes in rows of
 * seconds that are not over; the position moves behind them only when they are, so that nothing depends on this mode. What
 * a look cannot see (rows that were committed minutes late, deletions) is found by other syncs and by verify. Used by one
 * thread, but for {@link #stop}.
 */
public final class LiveSync {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSync.class);
    /** After this a second that was open has settled, and a second change within it can be read. */
    private static final Duration UNTIL_SETTLED = Duration.ofSeconds(1);

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** So long a run record grows. */
    private static final Duration RECORD = Duration.ofHours(1);

    private final SaleSource source;
    private final Jobs jobs;
    private final String startedBy;
    private final Duration settle;
    private final LongSupplier nanoTime;

    private @Nullable ChangeWatch watch;
    private @Nullable Mark seen;
    private boolean openRows;
    private long passedAt;
    private Duration pause = Duration.ZERO;
    private long pausedAt;
    private String recordId = "";
    private long recordedAt;
    private volatile boolean stopped;

    /**
     * Begins with the first look.
     *
     * @param jobs not used by anybody else
     * @param startedBy {@code user@host}
     * @param settle after this a second is over for good, by the source's settings
     * @param nanoTime a steady clock in nanoseconds
     */
    public LiveSync(SaleSource source, Jobs jobs, String startedBy, Duration settle, LongSupplier nanoTime) {
        this.source = source;
        this.jobs = jobs;
        this.startedBy = startedBy;
        this.settle = settle;
        this.nanoTime = nanoTime;
    }

    /** Looks once, and syncs when there is something new; to be called about twice a second. Throws nothing. */
    public void look() {
        if (stopped || isWithin(pausedAt, pause)) {
            return;
        }
        try {
            Mark now = watch().mark();
            boolean moved = !now.equals(seen);
            if (moved || (openRows && !isWithin(passedAt, settle.plus(UNTIL_SETTLED)))) {
                pass();
                seen = now;
                openRows = moved;
            }
            pause = Duration.ZERO;
        } catch (Failure e) {
            wait(e, e.getMessage());
        } catch (RuntimeException e) {
            wait(e, "unforeseen");
        }
    }

    private void pass() {
        if (recordId.isEmpty() || !isWithin(recordedAt, RECORD)) {
            recordId = jobs.newRunId();
            recordedAt = nanoTime.getAsLong();
        }
        passedAt = nanoTime.getAsLong();
        Run ignored = jobs.run(recordId, JobRequest.of(JobRequest.Kind.LIVE, startedBy), ProgressListener.NONE);
    }

    private boolean isWithin(long since, Duration time) {
        return !time.isZero() && nanoTime.getAsLong() - since < time.toNanos();
    }

    private ChangeWatch watch() {
        ChangeWatch open = watch;
        if (open == null) {
            open = source.watch();
            watch = open;
            seen = null;
        }
        return open;
    }

    /** Another run at work is the usual reason, and soon over; the same trouble is told once. */
    private void wait(RuntimeException e, String reason) {
        if (e instanceof Failure failure && failure.sentence().key().equals(WriterLease.OTHER)) {
            pause = SHORTEST_PAUSE;
            LOG.debug("Live mode waits: {}", reason);
        } else {
            if (pause.compareTo(SHORTEST_PAUSE) <= 0) {
                LOG.warn("Live mode cannot go on and tries again: {}", reason, e);
            }
            recordId = "";
            pause = pause.isZero() ? SHORTEST_PAUSE : pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
            rest();
        }
        pausedAt = nanoTime.getAsLong();
    }

    /** Another process watches now: gives the connection back. */
    public void rest() {
        ChangeWatch open = watch;
        watch = null;
        if (open != null) {
            try {
                open.close();
            } catch (RuntimeException e) {
                LOG.debug("The watching connection could not be closed.", e);
            }
        }
    }

    /** Ends a pass under way; what it had acknowledged stays. From any thread. */
    public void stop() {
        stopped = true;
        jobs.handOver();
    }
}
