package io.tillwatch.alarm;

import io.tillwatch.alarm.Alarm.Kind;
import io.tillwatch.config.AlarmSettings;
import io.tillwatch.job.Firing;
import io.tillwatch.job.JobRunner;
import io.tillwatch.job.Schedule;
import io.tillwatch.job.SchedulerListener;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.Figures;
import io.tillwatch.service.StateStore;
import io.tillwatch.service.SyncState;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what the scheduler does into alarms. Only the scheduler that leads hears of runs, so however many desktops and
 * services there are, each fault is told by one of them.
 */
public final class Alarms implements SchedulerListener {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

    private final AlarmPost post;
    private final AlarmSettings limits;
    private final StateStore states;
    private final Supplier<Figures> figures;
    private final Executor thread;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * Tells nothing yet.
     *
     * @param thread where the limits are looked at after each run
     * @param zone whose calendar decides what today is
     */
    public Alarms(
            AlarmPost post,
            AlarmSettings limits,
            StateStore states,
            Supplier<Figures> figures,
            Executor thread,
            InstantSource clock,
            ZoneId zone) {
        this.post = post;
        this.limits = limits;
        this.states = states;
        this.figures = figures;
        this.thread = thread;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public void failed(Schedule schedule, Firing firing, @Nullable Instant again) {
        if (again == null) {
            tell(Kind.FAILED, schedule.id(), Sentence.of("alarm.failed", schedule.id(), firing.runId()));
        }
    }

    @Override
    public void paused(Schedule schedule) {
        tell(
                Kind.PAUSED,
                schedule.id(),
                Sentence.of("alarm.paused", schedule.id(), schedule.progress().failures()));
    }

    @Override
    public void overdue(Schedule schedule, LocalDate date) {
        tell(
                Kind.LATE,
                schedule.id(),
                Sentence.of(
                        "alarm.late",
                        schedule.id(),
                        date,
                        String.valueOf(schedule.policies().deadline()),
                        schedule.zone()));
    }

    @Override
    public void ended(Schedule schedule, Firing firing, JobRunner.Result result) {
        if (limits.unprovenDays() > 0 || limits.exposure() > 0) {
            thread.execute(this::look);
        }
    }

    private void look() {
        try {
            unproven();
            exposure();
        } catch (RuntimeException e) {
            LOG.warn("The limits of alarms could not be looked at.", e);
        }
    }

    private void unproven() {
        SyncState state = states.load();
        if (limits.unprovenDays() == 0 || state.watermark() == null) {
            return;
        }
        LocalDate proven = state.provenThrough();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        if (proven == null) {
            tell(Kind.UNPROVEN, "", Sentence.of("alarm.unproven.never"));
        } else if (proven.isBefore(today.minusDays(limits.unprovenDays()))) {
            tell(Kind.UNPROVEN, "", Sentence.of("alarm.unproven", proven));
        }
    }

    private void exposure() {
        if (limits.exposure() == 0) {
            return;
        }
        long exposure = figures.get().openFlags(DateRange.ALL, null).exposure();
        if (exposure > limits.exposure()) {
            tell(
                    Kind.EXPOSURE,
                    "",
                    Sentence.of("alarm.exposure", "%,d".formatted(exposure), "%,d".formatted(limits.exposure())));
        }
    }

    private void tell(Kind kind, String about, Sentence words) {
        post.send(new Alarm(kind, about, clock.instant(), words));
    }
}
