package io.tillwatch.job;

import io.tillwatch.job.JobRunner.Reason;
import io.tillwatch.job.JobRunner.Result;
import io.tillwatch.job.ScheduleStore.Kept;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts what is due. Of any number of schedulers on one Elasticsearch one leads; the others watch and take over when it
 * is gone. A time is claimed by compare-and-set in its schedule before its run begins, so that none is run twice, and the
 * claim stays until the run's end is written there, so that none is lost.
 */
public final class JobScheduler {
    private static final Logger LOG = LoggerFactory.getLogger(JobScheduler.class);
    /** How long a change by somebody else may go unseen. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    /** So often a run is taken over from a scheduler that ended, and no more. */
    private static final int MOST_ATTEMPTS = 10;

    private final ScheduleStore store;
    private final JobRunner runner;
    private final Leadership leadership;
    private final SchedulerListener listener;
    private final Executor jobs;
    private final InstantSource clock;
    private final DoubleSupplier chance;
    private final String self;
    /** Ids of the runs that this process has begun and not ended. */
    private final Set<String> ours = ConcurrentHashMap.newKeySet();

    private volatile boolean leaving;
    private volatile Instant lookAt = Instant.MIN;
    private volatile long term;
    private boolean looked;
    private volatile Map<String, Instant> next = Map.of();
    private volatile boolean broken;

    /**
     * Puts the parts together; starts nothing.
     *
     * @param clock the same for all schedulers, else they disagree on what is due
     * @param jobs runs one after another, on threads of its own
     * @param chance between 0 and 1, anew each time
     * @param self {@code user@host}
     */
    public JobScheduler(
            ScheduleStore store,
            JobRunner runner,
            Leadership leadership,
            SchedulerListener listener,
            Executor jobs,
            InstantSource clock,
            DoubleSupplier chance,
            String self) {
        this.store = store;
        this.runner = runner;
        this.leadership = leadership;
        this.listener = listener;
        this.jobs = jobs;
        this.clock = clock;
        this.chance = chance;
        this.self = self;
    }

    /** Does what there is to do now; to be called about once a second, by one thread. Throws nothing. */
    public void tick() {
        try {
            if (!leaving) {
                lead();
            }
            broken = false;
        } catch (Throwable e) {
            broken = true;
            // Whatever it was: a thrown exception would end the ticking for good.
            LOG.warn("The scheduler could not look at what is due; it tries again.", e);
        }
    }

    private void lead() {
        long before = term;
        term = leadership.lead();
        if (term != before) {
            LOG.info("Scheduler term: {} (before: {})", term, before);
            tell(heard -> heard.leading(term != 0));
            looked = false;
            lookAt = Instant.MIN;
            if (before != 0 && !ours.isEmpty()) {
                // Another one takes over what we began.
                runner.stop(true);
            }
        }
        Instant now = clock.instant();
        boolean early = now.isBefore(lookAt) && !lookAt.isAfter(now.plus(LOOK_EVERY));
        if (term == 0 || early) {
            return;
        }
        Instant soonest = now.plus(LOOK_EVERY);
        List<Kept> all = store.all();
        if (!looked) {
            looked = true;
            tellMissed(all, now);
        }
        Map<String, Schedule> byId = new HashMap<>();
        all.forEach(kept -> byId.put(kept.schedule().id(), kept.schedule()));
        for (Kept kept : all) {
            try {
                tellOverdue(kept, now);
                Instant soon = look(kept, byId, now);
                soonest = soon.isBefore(soonest) ? soon : soonest;
            } catch (RuntimeException e) {
                LOG.warn(
                        "Schedule {} could not be dealt with; it is tried again.",
                        kept.schedule().id(),
                        e);
            }
        }
        lookAt = soonest;
        this.next = nextTimes(all, now);
    }

    private static Map<String, Instant> nextTimes(List<Kept> all, Instant now) {
        Map<String, Instant> next = new TreeMap<>();
        for (Kept kept : all) {
            Schedule schedule = kept.schedule();
            if (schedule.paused() == null) {
                schedule.times()
                        .next(now)
                        .ifPresent(time ->
                                next.merge(schedule.job(), time, (left, right) -> left.isBefore(right) ? left : right));
            }
        }
        return next;
    }

    private void tellMissed(List<Kept> all, Instant now) {
        List<SchedulerListener.Missed> missed = new ArrayList<>();
        for (Kept kept : all) {
            if (kept.schedule().paused() == null) {
                Due.late(kept.schedule(), now)
                        .ifPresent(times -> missed.add(new SchedulerListener.Missed(kept.schedule(), times)));
            }
        }
        if (!missed.isEmpty()) {
            tell(heard -> heard.missed(missed));
        }
    }

    private void tellOverdue(Kept kept, Instant now) {
        Optional<LocalDate> overdue = Due.overdue(kept.schedule(), now);
        if (overdue.isPresent()
                && store.replace(
                                kept,
                                kept.schedule().with(kept.schedule().progress().told(overdue.get())))
                        .isPresent()) {
            tell(heard -> heard.overdue(kept.schedule(), overdue.get()));
        }
    }

    /** Deals with one schedule; says when to look again at the latest. */
    private Instant look(Kept kept, Map<String, Schedule> byId, Instant now) {
        Schedule schedule = kept.schedule();
        Progress progress = schedule.progress();
        if (progress.open() != null) {
            if (ours.contains(progress.open().runId())) {
                whileRunning(schedule, now);
            } else {
                takeOver(kept, progress.open());
            }
            return now.plusSeconds(1);
        }
        if (schedule.paused() != null) {
            return now.plus(LOOK_EVERY);
        }
        if (progress.retry() != null && progress.retryAt() != null) {
            if (now.isBefore(progress.retryAt())) {
                return progress.retryAt();
            }
            begin(kept, progress.retry());
            return now.plusSeconds(1);
        }
        Due due = Due.of(schedule, now);
        if (due.missed() != null) {
            passOver(kept, due.missed(), Reason.MISSED);
            return now;
        }
        if (due.run() == null) {
            return schedule.times().next(now).orElse(now.plus(LOOK_EVERY));
        }
        if (isReady(schedule, due.run().last(), byId) && isFree(kept, due.run())) {
            begin(kept, firing(due.run()));
        }
        return now.plusSeconds(1);
    }

    private Firing firing(Due.Stretch times) {
        return new Firing(
                runner.newRunId(), times.first(), times.last(), times.times(), times.late(), times.onlyDate(), 1, null);
    }

    /** Whether everything that this schedule waits for is done. */
    private boolean isReady(Schedule schedule, Instant time, Map<String, Schedule> byId) {
        for (String id : schedule.policies().after()) {
            Schedule before = byId.get(id);
            if (before == null || before.paused() != null) {
                continue;
            }
            Optional<Instant> wanted = before.times().last(time);
            if (wanted.isPresent() && !runner.isDone(before, wanted.get(), time)) {
                return false;
            }
        }
        return true;
    }

    /** Whether no run of the job is under way that a person, or another program, started. */
    private boolean isFree(Kept kept, Due.Stretch times) {
        Optional<String> other = runner.underWay(kept.schedule().job());
        if (other.isEmpty()) {
            return true;
        }
        switch (kept.schedule().policies().overlap()) {
            case SKIP -> passOver(kept, times, Reason.OVERLAP);
            case REPLACE -> runner.cancel(other.get(), self);
            case WAIT ->
                LOG.debug("Schedule {} waits for run {}", kept.schedule().id(), other.get());
        }
        return false;
    }

    private void whileRunning(Schedule schedule, Instant now) {
        if (schedule.policies().overlap() == Overlap.REPLACE
                && Due.of(schedule, now).run() != null) {
            runner.stop(false);
        }
    }

    private void passOver(Kept kept, Due.Stretch times, Reason reason) {
        Schedule schedule = kept.schedule();
        if (store.replace(kept, schedule.with(schedule.progress().passed(times.last())))
                .isPresent()) {
            runner.passedOver(schedule, times, reason);
        }
    }

    /** Goes on where a scheduler stopped that ended without a word, or could not write the end of its run. */
    private void takeOver(Kept kept, Firing open) {
        Schedule schedule = kept.schedule();
        if (open.attempt() >= MOST_ATTEMPTS) {
            // It may be the run itself that ends every process.
            if (store.replace(kept, schedule.with(schedule.progress().failed(null, null)))
                    .isPresent()) {
                tell(heard -> heard.failed(schedule, open, null));
            }
            return;
        }
        LOG.info("Run {} of schedule {} is taken over", open.runId(), schedule.id());
        begin(kept, open.again(runner.newRunId(), open.runId()));
    }

    private void begin(Kept kept, Firing firing) {
        Schedule schedule = kept.schedule();
        long inTerm = term;
        // Before the claim is written: from then on whoever does not find it here takes it over.
        ours.add(firing.runId());
        boolean begun = false;
        try {
            Optional<Kept> claimed =
                    store.replace(kept, schedule.with(schedule.progress().begun(firing, inTerm)));
            if (claimed.isPresent()) {
                jobs.execute(() -> run(claimed.get().schedule(), firing));
                begun = true;
            }
        } catch (RejectedExecutionException e) {
            LOG.info("Run {} does not begin any more: the program ends.", firing.runId());
        } finally {
            if (!begun) {
                ours.remove(firing.runId());
            }
        }
    }

    private void run(Schedule schedule, Firing firing) {
        try {
            if (firing.late() && firing.attempt() == 1 && mayRun()) {
                tellLate(schedule, firing);
            }
            if (!mayRun()) {
                return;
            }
            tell(heard -> heard.begun(schedule, firing));
            Result result = outcome(schedule, firing);
            if (result != Result.HANDED_OVER) {
                ended(schedule, firing, result);
            }
            tell(heard -> heard.ended(schedule, firing, result));
        } catch (RuntimeException e) {
            // The claim stands: the next look finds how the run was recorded.
            LOG.warn("The end of run {} could not be written into its schedule.", firing.runId(), e);
        } finally {
            ours.remove(firing.runId());
            lookAt = Instant.MIN;
        }
    }

    private boolean mayRun() {
        return !leaving && term != 0;
    }

    /** Whoever looks at it hears what a late run is about to change before it does. */
    private void tellLate(Schedule schedule, Firing firing) {
        try {
            Map<String, Long> touched = runner.wouldTouch(schedule, firing);
            tell(heard -> heard.late(schedule, firing, touched));
        } catch (RuntimeException e) {
            LOG.info("What late run {} would touch is not known; it runs all the same.", firing.runId(), e);
        }
    }

    private Result outcome(Schedule schedule, Firing firing) {
        try {
            return runner.run(schedule, firing);
        } catch (RuntimeException | Error e) {
            LOG.error("Run {} of schedule {} broke.", firing.runId(), schedule.id(), e);
            return Result.FAILED;
        }
    }

    private void ended(Schedule schedule, Firing firing, Result result) {
        Instant now = clock.instant();
        Instant again = result == Result.FAILED
                        && firing.attempt() <= schedule.policies().retry().limit()
                ? now.plus(schedule.policies().retry().pause(firing.attempt(), chance.getAsDouble()))
                : null;
        Due.Stretch[] skipped = {null};
        Optional<Kept> written = store.change(schedule.id(), current -> {
            Progress progress = current.progress();
            if (progress.open() == null || !progress.open().runId().equals(firing.runId())) {
                return current;
            }
            return ended(current, firing, result, again, now, skipped);
        });
        Due.Stretch passed = skipped[0];
        if (passed != null) {
            runner.passedOver(schedule, passed, Reason.OVERLAP);
        }
        if (result == Result.FAILED) {
            tell(heard -> heard.failed(schedule, firing, again));
            written.map(Kept::schedule)
                    .filter(now2 -> now2.paused() != null && now2.paused().failures() > 0)
                    .ifPresent(paused -> tell(heard -> heard.paused(paused)));
        }
    }

    private Schedule ended(
            Schedule current,
            Firing firing,
            Result result,
            @Nullable Instant again,
            Instant now,
            Due.@Nullable Stretch[] skipped) {
        Progress progress = current.progress();
        Progress next =
                switch (result) {
                    case WELL -> progress.wentWell(firing.scheduledFor());
                    case FAILED -> progress.failed(again == null ? null : firing.again(runner.newRunId(), null), again);
                    case CANCELLED, HANDED_OVER -> progress.ended();
                };
        Due.Stretch during = current.policies().overlap() == Overlap.SKIP
                ? Due.of(current, now).run()
                : null;
        // What became due while the run lasted; not what nobody was awake for.
        skipped[0] = during != null && !during.late() ? during : null;
        if (skipped[0] != null) {
            next = next.passed(skipped[0].last());
        }
        Schedule ended = current.with(next);
        int limit = current.policies().pauseAfter();
        return result == Result.FAILED && limit > 0 && next.failures() >= limit && current.paused() == null
                ? ended.pausedBy(self, now, next.failures())
                : ended;
    }

    /** When each job is due next, as this scheduler last saw it; empty while another one leads. */
    public Map<String, Instant> next() {
        return term == 0 ? Map.of() : next;
    }

    /** Whether its last look failed, because a server did not answer or refused it. */
    public boolean isBroken() {
        return broken;
    }

    /** Whether this scheduler is the one that starts what is due. */
    public boolean leads() {
        return term != 0;
    }

    /** Begins nothing more, and asks what runs to stop where another process can go on; does not wait for it. */
    public void leave() {
        leaving = true;
        if (!ours.isEmpty()) {
            runner.stop(true);
        }
    }

    /** Whether nothing of this process runs any more. */
    public boolean isIdle() {
        return ours.isEmpty();
    }

    /** After {@link #leave}, once nothing runs: another scheduler may begin at once. */
    public void resign() {
        try {
            leadership.resign();
        } catch (RuntimeException e) {
            LOG.warn("The scheduler's term could not be given back; it ends by itself.", e);
        }
    }

    private void tell(Consumer<SchedulerListener> what) {
        try {
            what.accept(listener);
        } catch (RuntimeException e) {
            LOG.warn("What the scheduler did could not be told.", e);
        }
    }
}
