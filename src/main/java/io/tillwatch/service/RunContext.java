package io.tillwatch.service;

import io.tillwatch.model.Failure;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.ProgressListener.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a job knows of its run: the request, the clock, counts, log, and whether it should stop. */
final class RunContext {
    private static final Logger LOG = LoggerFactory.getLogger(RunContext.class);
    static final int LOG_LINES = 500;

    private final String runId;
    private final JobRequest request;
    private final ProgressListener listener;
    private final InstantSource clock;
    private final ZoneId zone;
    private final LocalDate today;
    private final Map<Count, Long> counts = new EnumMap<>(Count.class);
    private final Deque<String> lines = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<@Nullable Failure> stopReason = new AtomicReference<>();
    private final Thread thread = Thread.currentThread();
    private volatile @Nullable SourceSession session;
    private volatile @Nullable WriterLease lease;
    private volatile long fence;
    private volatile @Nullable RuleSet rules;

    RunContext(String runId, JobRequest request, ProgressListener listener, InstantSource clock, ZoneId zone) {
        this.runId = runId;
        this.request = request;
        this.listener = listener;
        this.clock = clock;
        this.zone = zone;
        this.today = LocalDate.ofInstant(clock.instant(), zone);
    }

    String runId() {
        return runId;
    }

    JobRequest request() {
        return request;
    }

    /** Whose calendar decides what a business date is. */
    ZoneId zone() {
        return zone;
    }

    /** Today in the configured zone when the run began. */
    LocalDate today() {
        return today;
    }

    Instant now() {
        return clock.instant();
    }

    synchronized void add(Count count, long number) {
        counts.merge(count, number, Long::sum);
    }

    synchronized long get(Count count) {
        return counts.getOrDefault(count, 0L);
    }

    synchronized Map<String, Long> counts() {
        Map<String, Long> byKey = new TreeMap<>();
        counts.forEach((count, number) -> byKey.put(count.key(), number));
        return byKey;
    }

    /** Reports progress and throws when the run should stop. */
    void progress(Stage stage, long done, long total) {
        checkStopped();
        listener.progress(stage, done, total);
    }

    /** Logs and keeps the sentence in English, the language of everything that is stored. */
    void log(Sentence sentence) {
        String line = sentence.english();
        LOG.info("{}: {}", runId, line);
        synchronized (this) {
            if (lines.size() == LOG_LINES) {
                lines.removeFirst();
            }
            lines.addLast(clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + line);
        }
        listener.log(line);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** The session whose statement is stopped when the run is. */
    void using(@Nullable SourceSession current) {
        session = current;
        checkStopped();
    }

    /** Makes the run end at its next check, and what it waits for at once. From any thread. */
    void stop(Failure reason) {
        if (stopReason.compareAndSet(null, reason)) {
            stopped.countDown();
            // First, since to cancel a statement may itself wait for a connection.
            thread.interrupt();
            SourceSession current = session;
            if (current != null) {
                current.cancel();
            }
        }
    }

    /** Why the run should stop, or null. */
    @Nullable
    Failure stopReason() {
        return stopReason.get();
    }

    /** The lease that the run writes under; null when it writes nothing. */
    void holds(@Nullable WriterLease held) {
        lease = held;
    }

    /** The number that Elasticsearch checks with each of its writes. */
    void fencedBy(long number) {
        fence = number;
    }

    /** 0 before the indices were prepared, and for a dry run. */
    long fence() {
        return fence;
    }

    /** What the run judges by from now on: one version from its beginning to its end. */
    void judgesBy(RuleSet active) {
        rules = active;
    }

    RuleSet rules() {
        RuleSet given = rules;
        if (given == null) {
            throw new IllegalStateException("The run was not given its rules");
        }
        return given;
    }

    /** Throws when the run should stop. Before every write: the lease is made sure of, too. */
    void checkStopped() {
        WriterLease held = lease;
        if (held != null && stopReason.get() == null) {
            held.ensure(this);
        }
        Failure reason = stopReason.get();
        if (reason != null) {
            throw reason;
        }
    }

    /** Waits, but not longer than until the run should stop. */
    void pause(Duration duration) {
        try {
            if (stopped.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                checkStopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.Kind.CANCELLED, Sentence.of("run.stopped.asked"), e);
        }
    }
}
