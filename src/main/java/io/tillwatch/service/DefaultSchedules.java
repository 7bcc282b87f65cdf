package io.tillwatch.service;

import io.tillwatch.job.CatchUp;
import io.tillwatch.job.Overlap;
import io.tillwatch.job.Policies;
import io.tillwatch.job.Progress;
import io.tillwatch.job.Retry;
import io.tillwatch.job.Schedule;
import io.tillwatch.job.ScheduleStore;
import io.tillwatch.service.JobRequest.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The schedules that every installation begins with: a sync every six hours, the daily and then the weekly roll-up at
 * midnight once a sync covers the date, a verify in the night.
 */
public final class DefaultSchedules {
    private static final Retry RETRY = new Retry(3, Duration.ofMinutes(1), Duration.ofMinutes(15));
    private static final int PAUSE_AFTER = 10;
    private static final LocalTime MORNING = LocalTime.of(6, 30);

    private DefaultSchedules() {}

    /** Adds those that are not there; whoever comes first. */
    public static void addTo(ScheduleStore store, ZoneId zone, String by, Instant now) {
        of(zone, by, now).forEach(store::add);
    }

    static List<Schedule> of(ZoneId zone, String by, Instant now) {
        return List.of(
                schedule(Kind.SYNC, "0 */6 * * *", zone, policies(Overlap.SKIP, null, List.of()), by, now),
                schedule(
                        Kind.ROLLUP_DAILY,
                        "0 0 * * *",
                        zone,
                        policies(Overlap.WAIT, MORNING, List.of(Kind.SYNC.jobName())),
                        by,
                        now),
                schedule(
                        Kind.ROLLUP_WEEKLY,
                        "0 0 * * *",
                        zone,
                        policies(Overlap.WAIT, MORNING, List.of(Kind.ROLLUP_DAILY.jobName())),
                        by,
                        now),
                schedule(Kind.VERIFY, "30 1 * * *", zone, policies(Overlap.WAIT, MORNING, List.of()), by, now));
    }

    private static Policies policies(Overlap overlap, @Nullable LocalTime deadline, List<String> after) {
        return new Policies(overlap, CatchUp.ONCE, RETRY, PAUSE_AFTER, deadline, after);
    }

    private static Schedule schedule(Kind kind, String cron, ZoneId zone, Policies policies, String by, Instant now) {
        String job = kind.jobName();
        return new Schedule(job, job, Map.of(), cron, zone, policies, null, by, now, Progress.since(now));
    }
}
