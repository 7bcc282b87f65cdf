package io.tillwatch.service;

import io.tillwatch.job.Due;
import io.tillwatch.job.Firing;
import io.tillwatch.job.JobRunner;
import io.tillwatch.job.Schedule;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.LeaseStore.Held;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jobs, as the scheduler sees them. */
public final class ScheduledJobs implements JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledJobs.class);
    /** Of these the last whole run of a job is surely one. */
    private static final int RECENT = 200;

    private final Jobs jobs;
    private final RunStore runs;
    private final StateStore states;
    private final LeaseStore leases;
    private final LeaseWatch writer;
    private final InstantSource clock;
    private final Run.ProcessStamp self;
    private final String startedBy;
    private final ProgressListener listener;

    /**
     * Puts the parts together.
     *
     * @param jobs not used by anybody else
     * @param startedBy {@code user@host}
     * @param isDead whether a process certainly runs no more; false when that cannot be known from here
     * @param nanoTime a steady clock in nanoseconds
     */
    public ScheduledJobs(
            Jobs jobs,
            RunStore runs,
            StateStore states,
            LeaseStore leases,
            InstantSource clock,
            Run.ProcessStamp self,
            String startedBy,
            Predicate<Run.ProcessStamp> isDead,
            LongSupplier nanoTime,
            ProgressListener listener) {
        this.jobs = jobs;
        this.runs = runs;
        this.states = states;
        this.leases = leases;
        this.writer = new LeaseWatch(isDead, nanoTime);
        this.clock = clock;
        this.self = self;
        this.startedBy = startedBy;
        this.listener = listener;
    }

    @Override
    public String newRunId() {
        return jobs.newRunId();
    }

    @Override
    public Result run(Schedule schedule, Firing firing) {
        JobRequest request = request(schedule, firing);
        try {
            Run run = jobs.run(firing.runId(), request, listener);
            return run.state() == Run.State.INTERRUPTED ? Result.HANDED_OVER : Result.WELL;
        } catch (Failure e) {
            LOG.info("Run {} of schedule {}: {}", firing.runId(), schedule.id(), e.getMessage());
            if (e.kind() != Failure.Kind.CANCELLED) {
                return Result.FAILED;
            }
            return e.sentence().equals(TillwatchJobs.HANDED_OVER) ? Result.HANDED_OVER : Result.CANCELLED;
        }
    }

    /** By a dry run. A verify is not tried: it would take as long as the run itself. */
    @Override
    public Map<String, Long> wouldTouch(Schedule schedule, Firing firing) {
        JobRequest request = request(schedule, firing);
        return switch (request.kind()) {
            case SYNC, ROLLUP_DAILY, ROLLUP_WEEKLY, REDETECT ->
                jobs.run(request.dry(true), ProgressListener.NONE).counts();
            case VERIFY, REBUILD, REPLAY_REJECTS, LIVE -> Map.of();
        };
    }

    private JobRequest request(Schedule schedule, Firing firing) {
        JobRequest request = request(schedule, firing.onlyDate() ? dateBefore(schedule, firing) : null);
        return request.onOccasion(new Run.Occasion(
                schedule.id(),
                firing.scheduledFor(),
                firing.times(),
                firing.late(),
                firing.attempt(),
                firing.resumes()));
    }

    /** What runs at midnight is about the day that has just ended. */
    private static LocalDate dateBefore(Schedule schedule, Firing firing) {
        return LocalDate.ofInstant(firing.scheduledFor(), schedule.zone()).minusDays(1);
    }

    /** @param date to keep to, where the job can and the schedule names no dates itself; null for none */
    private JobRequest request(Schedule schedule, @Nullable LocalDate date) {
        JobRequest.Kind kind = JobRequest.Kind.ofJob(schedule.job())
                .filter(JobRequest.Kind::isAskedFor)
                .orElseThrow(() -> new Failure(
                        Failure.Kind.SETTINGS, Sentence.of("run.job.unknown", schedule.id(), schedule.job())));
        Map<String, String> parameters = schedule.parameters();
        String from = parameters.get("from");
        String to = parameters.get("to");
        DateRange range = from == null && to == null && date != null && kind.takesRange()
                ? new DateRange(date, date)
                : new DateRange(from == null ? null : LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
        return new JobRequest(
                kind,
                range,
                parameters.get("store"),
                false,
                Boolean.parseBoolean(parameters.get("repair")),
                Boolean.parseBoolean(parameters.get("force")),
                startedBy);
    }

    @Override
    public void stop(boolean handOver) {
        if (handOver) {
            jobs.handOver();
        } else {
            jobs.cancel();
        }
    }

    @Override
    public Optional<String> underWay(String job) {
        Optional<Held> held = leases.read(WriterLease.NAME);
        if (writer.isFree(held) || !held.orElseThrow().lease().job().equals(job)) {
            return Optional.empty();
        }
        return Optional.of(runs.running().stream()
                .filter(run -> run.job().equals(job))
                .map(Run::id)
                .findFirst()
                .orElse(""));
    }

    @Override
    public void cancel(String runId, String by) {
        if (!runId.isEmpty()) {
            runs.requestCancel(runId, by);
        }
    }

    @Override
    public void passedOver(Schedule schedule, Due.Stretch times, Reason reason) {
        Instant now = clock.instant();
        Sentence message = Sentence.of(reason == Reason.OVERLAP ? "run.skipped" : "run.missed");
        runs.put(new Run(
                jobs.newRunId(),
                schedule.job(),
                reason == Reason.OVERLAP ? Run.State.SKIPPED : Run.State.MISSED,
                startedBy,
                self,
                schedule.parameters(),
                now,
                now,
                now,
                Map.of(),
                message.english(),
                List.of(),
                new Run.Occasion(schedule.id(), times.last(), times.times(), times.late(), 1, null),
                null));
    }

    /** A sync has to have read the source after the time that waits for it, whatever started it. */
    @Override
    public boolean isDone(Schedule before, Instant wanted, Instant time) {
        Instant done = before.progress().done();
        if (before.job().equals(JobRequest.Kind.SYNC.jobName())) {
            // By the database's clock, which may be a little behind the one that schedules go by.
            Instant synced = states.load().syncedAt();
            return (synced != null && !synced.isBefore(time)) || (done != null && !done.isBefore(time));
        }
        if (done != null && !done.isBefore(wanted)) {
            return true;
        }
        return runs.recent(RECENT).stream()
                .filter(run ->
                        run.job().equals(before.job()) && run.parameters().equals(before.parameters()))
                .filter(run -> !run.startedAt().isBefore(wanted))
                .anyMatch(run -> switch (run.state()) {
                    case COMPLETED, COMPLETED_WITH_REJECTS, COMPLETED_WITH_DIFFERENCES -> true;
                    default -> false;
                });
    }
}
