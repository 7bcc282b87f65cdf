package io.tillwatch.service;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.Run.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs jobs one at a time and keeps the record of each run. */
public final class TillwatchJobs implements Jobs {
    private static final Logger LOG = LoggerFactory.getLogger(TillwatchJobs.class);
    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    /** How long a run waits for another one to end: longer than it takes to find out that the other is dead. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Sentence DONE = Sentence.of("run.done");
    static final Sentence HANDED_OVER = Sentence.of("run.handed.over");

    private final Desk desk;
    private final RunStore runs;
    private final LeaseStore leases;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Run.ProcessStamp self;
    private final Predicate<Run.ProcessStamp> isDead;
    private final ScheduledExecutorService heartbeats;
    /** Of live mode, which asks too briefly to see for itself that a holder is dead. */
    private final LeaseWatch standing;

    private final LiveRecord live;
    private volatile @Nullable RunContext current;

    /**
     * Puts the parts together.
     *
     * @param zone whose calendar decides what today is
     * @param isDead whether a process certainly runs no more; false when that cannot be known from here
     * @param heartbeats for signs of life, and to connect while the index is prepared; not ours, we will not close it
     */
    public TillwatchJobs(
            Desk desk,
            RunStore runs,
            LeaseStore leases,
            InstantSource clock,
            ZoneId zone,
            Run.ProcessStamp self,
            Predicate<Run.ProcessStamp> isDead,
            ScheduledExecutorService heartbeats) {
        this.desk = desk;
        this.runs = runs;
        this.leases = leases;
        this.clock = clock;
        this.zone = zone;
        this.self = self;
        this.isDead = isDead;
        this.heartbeats = heartbeats;
        this.standing = new LeaseWatch(isDead, System::nanoTime);
        this.live = new LiveRecord(runs);
    }

    @Override
    public String newRunId() {
        return RUN_ID.format(clock.instant()) + "-"
                + UUID.randomUUID().toString().substring(0, 4);
    }

    @Override
    public Run run(String id, JobRequest request, ProgressListener listener) {
        Instant startedAt = clock.instant();
        RunContext run = new RunContext(id, request, listener, clock, zone);
        current = run;
        try {
            if (readsTheSource(request.kind())) {
                desk.source().expectOpening(heartbeats);
            }
            if (request.dryRun()) {
                return dryRun(run, startedAt);
            }
            desk.admin().prepareRecords();
            return underLease(run);
        } catch (RuntimeException e) {
            throw reasonOf(run, e);
        } finally {
            Thread.interrupted();
            current = null;
        }
    }

    private static boolean readsTheSource(JobRequest.Kind kind) {
        return switch (kind) {
            case ROLLUP_DAILY, ROLLUP_WEEKLY, REDETECT -> false;
            case SYNC, VERIFY, REBUILD, REPLAY_REJECTS, LIVE -> true;
        };
    }

    /** Writes nothing anywhere, not even that it ran; needs no lease. */
    private Run dryRun(RunContext run, Instant startedAt) {
        StateKeeper state = new StateKeeper(desk.states(), run.fence());
        JobRequest request = run.request();
        run.judgesBy(desk.rules().get());
        if (desk.admin().isPrepared()) {
            work(run, state);
        } else if (request.kind() == JobRequest.Kind.SYNC || request.kind() == JobRequest.Kind.REBUILD) {
            run.log(Sentence.of("run.log.first"));
            new SyncJob(desk, desk.index(), run, state).syncAll();
        } else {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("run.indices.none"));
        }
        return record(run, endState(run), startedAt, clock.instant(), DONE);
    }

    /** @return number of the fence that the run's writes carry */
    private long prepare(JobRequest request, long raiseTo) {
        return request.kind() == JobRequest.Kind.REBUILD
                ? desk.admin().prepareForRebuild(raiseTo)
                : desk.admin().prepare(raiseTo);
    }

    private Run underLease(RunContext run) {
        boolean isLive = run.request().kind() == JobRequest.Kind.LIVE;
        WriterLease lease = isLive
                ? WriterLease.take(leases, self, standing, System::nanoTime, run, Duration.ZERO)
                : WriterLease.take(
                        leases, self, new LeaseWatch(isDead, System::nanoTime), System::nanoTime, run, PATIENCE);
        run.holds(lease);
        boolean clean = false;
        try {
            if (!isLive || lease.toBeFenced() > 0) {
                markInterrupted();
            }
            // Now, and not when it began to wait: of two runs the later begins after the end of the earlier.
            Instant startedAt = clock.instant();
            Run before = doneBefore(run.request().occasion());
            Run done = before != null ? before : recorded(run, startedAt, lease);
            clean = true;
            return done;
        } finally {
            run.holds(null);
            release(lease, run, clean);
        }
    }

    private static void release(WriterLease lease, RunContext run, boolean clean) {
        try {
            lease.release(run, clean);
        } catch (Failure e) {
            LOG.warn("The lease could not be given back; it ends by itself.", e);
        }
    }

    /** Whoever wrote these records does not hold the lease any more, so the processes have ended without a word. */
    private void markInterrupted() {
        for (Run other : runs.running()) {
            runs.read(other.id())
                    .filter(kept -> kept.run().state() == State.RUNNING)
                    .ifPresent(kept -> runs.replace(
                            Optional.of(kept),
                            kept.run()
                                    .ended(
                                            State.INTERRUPTED,
                                            clock.instant(),
                                            Sentence.of("run.interrupted").english())));
        }
    }

    /** The run that this one is to take over, if it came to its end after all. */
    private @Nullable Run doneBefore(Run.@Nullable Occasion occasion) {
        if (occasion == null || occasion.resumes() == null) {
            return null;
        }
        return runs.find(occasion.resumes())
                .filter(before -> switch (before.state()) {
                    case COMPLETED, COMPLETED_WITH_REJECTS, COMPLETED_WITH_DIFFERENCES -> true;
                    default -> false;
                })
                .orElse(null);
    }

    private Run recorded(RunContext run, Instant startedAt, WriterLease lease) {
        RecordOfRun record = run.request().kind() == JobRequest.Kind.LIVE
                ? live
                : new RunRecord(runs, run, record(run, State.RUNNING, startedAt, null, Sentence.NONE));
        Object recording = new Object();
        AtomicBoolean ended = new AtomicBoolean();
        ScheduledFuture<?> heartbeat = heartbeats.scheduleWithFixedDelay(
                () -> {
                    synchronized (recording) {
                        if (!ended.get()) {
                            beat(run, startedAt, lease, record);
                        }
                    }
                },
                HEARTBEAT.toMillis(),
                HEARTBEAT.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            run.fencedBy(prepare(run.request(), lease.toBeFenced()));
            run.judgesBy(desk.rules().get());
            StateKeeper state = new StateKeeper(desk.states(), run.fence());
            resumePending(run, state);
            work(run, state);
            ended.set(true);
            synchronized (recording) {
                return record.end(record(run, endState(run), startedAt, clock.instant(), DONE));
            }
        } catch (RuntimeException e) {
            ended.set(true);
            // The stop interrupts whatever the run waits for; the record must still be written.
            Thread.interrupted();
            RuntimeException reason = reasonOf(run, e);
            if (stateAfter(reason) == State.FAILED) {
                LOG.error("Run {} ended early.", run.runId(), e);
            } else {
                LOG.info("Run {} was stopped.", run.runId());
            }
            synchronized (recording) {
                recordEnd(run, startedAt, reason, record);
            }
            throw reason;
        } finally {
            heartbeat.cancel(false);
        }
    }

    /** A failure to record must not hide why the run failed. */
    private void recordEnd(RunContext run, Instant startedAt, RuntimeException reason, RecordOfRun record) {
        Sentence message = reason instanceof Failure failure ? failure.sentence() : Sentence.of("run.unexpected");
        try {
            record.end(record(run, stateAfter(reason), startedAt, clock.instant(), message));
        } catch (RuntimeException e) {
            LOG.warn("The end of run {} could not be recorded.", run.runId(), e);
        }
    }

    private static State stateAfter(RuntimeException reason) {
        if (!(reason instanceof Failure failure) || failure.kind() != Failure.Kind.CANCELLED) {
            return State.FAILED;
        }
        return failure.sentence().equals(HANDED_OVER) ? State.INTERRUPTED : State.CANCELLED;
    }

    private void beat(RunContext run, Instant startedAt, WriterLease lease, RecordOfRun record) {
        try {
            lease.renew(run);
            record.renew(record(run, State.RUNNING, startedAt, null, Sentence.NONE));
        } catch (RuntimeException e) {
            // An exception here would end the heartbeat for good.
            LOG.warn("A sign of life of run {} could not be written.", run.runId(), e);
        }
    }

    private void work(RunContext run, StateKeeper state) {
        switch (run.request().kind()) {
            case SYNC, LIVE -> new SyncJob(desk, desk.index(), run, state).sync();
            case VERIFY -> new VerifyJob(desk, desk.index(), run, state).verify();
            case REBUILD -> new RebuildJob(desk, run, state).rebuild();
            case REPLAY_REJECTS -> new ReplayRejects(desk, run, state).replay();
            case ROLLUP_DAILY, ROLLUP_WEEKLY -> rollUp(run, state);
            case REDETECT -> redetect(run, state);
        }
    }

    private void resumePending(RunContext run, StateKeeper state) {
        if (state.now().pending().isEmpty()) {
            return;
        }
        run.log(Sentence.of("run.log.resumed", state.now().pending().size()));
        try (IndexWriter writer = new CheckedWriter(desk.index().writer(1, run.fence()), run)) {
            ChangeApplier applier = new ChangeApplier(desk.index(), writer, run.rules(), run, state);
            applier.recompute(state.now().pending());
            applier.publish();
            state.save(state.now().withPending(List.of()));
        }
    }

    private void redetect(RunContext run, StateKeeper state) {
        if (!run.rules().detects()) {
            run.log(Sentence.of("run.redetect.off"));
            return;
        }
        try (IndexWriter writer = new CheckedWriter(desk.index().writer(2, run.fence()), run)) {
            ChangeApplier applier = new ChangeApplier(desk.index(), writer, run.rules(), run, state);
            new Redetection(desk, run, applier, state).replay();
        }
    }

    private void rollUp(RunContext run, StateKeeper state) {
        JobRequest request = run.request();
        try (IndexWriter writer = new CheckedWriter(desk.index().writer(2, run.fence()), run)) {
            ChangeApplier applier = new ChangeApplier(desk.index(), writer, run.rules(), run, state);
            if (!request.dryRun()) {
                applier.publish();
            }
            rollUp(run, applier);
            if (!request.dryRun()) {
                applier.publish();
            }
            if (request.kind() == JobRequest.Kind.ROLLUP_DAILY) {
                new Rejudging(desk, run, applier, state).judge();
            }
        }
    }

    private void rollUp(RunContext run, ChangeApplier applier) {
        JobRequest request = run.request();
        try (RollupCheck check = new RollupCheck(desk.index(), applier, run, desk.spoolFolder())) {
            if (request.kind() == JobRequest.Kind.ROLLUP_DAILY) {
                check.daily(request.range(), request.storeId());
            } else {
                check.weekly(request.range(), request.storeId());
            }
        }
    }

    private static State endState(RunContext run) {
        if (run.get(Count.DIFFERENT) > run.get(Count.REPAIRED)) {
            return State.COMPLETED_WITH_DIFFERENCES;
        }
        return run.get(Count.REJECTED) > 0 ? State.COMPLETED_WITH_REJECTS : State.COMPLETED;
    }

    private static RuntimeException reasonOf(RunContext run, RuntimeException e) {
        Failure stopped = run.stopReason();
        return stopped == null ? e : stopped;
    }

    private Run record(RunContext run, State state, Instant startedAt, @Nullable Instant endedAt, Sentence message) {
        JobRequest request = run.request();
        Map<String, String> parameters = new TreeMap<>();
        if (request.range().first() != null) {
            parameters.put("from", request.range().first().toString());
        }
        if (request.range().last() != null) {
            parameters.put("to", request.range().last().toString());
        }
        if (request.storeId() != null) {
            parameters.put("store", request.storeId());
        }
        if (request.dryRun()) {
            parameters.put("dry_run", "true");
        }
        if (request.repair()) {
            parameters.put("repair", "true");
        }
        if (request.force()) {
            parameters.put("force", "true");
        }
        return new Run(
                run.runId(),
                request.kind().jobName(),
                state,
                request.startedBy(),
                self,
                parameters,
                startedAt,
                clock.instant(),
                endedAt,
                run.counts(),
                message.english(),
                run.lines(),
                request.occasion(),
                null);
    }

    @Override
    public void cancel() {
        RunContext run = current;
        if (run != null) {
            run.stop(new Failure(Failure.Kind.CANCELLED, Sentence.of("run.stopped.kept")));
        }
    }

    @Override
    public void handOver() {
        RunContext run = current;
        if (run != null) {
            run.stop(new Failure(Failure.Kind.CANCELLED, HANDED_OVER));
        }
    }
}
