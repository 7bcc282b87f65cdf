package io.tillwatch.job;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a job runs by itself, and how far that has come.
 *
 * @param id stable name, also the order in which people see them: {@code sync}
 * @param job name of the job
 * @param parameters of its runs, as in run records
 * @param cron expression of {@link CronTimes}
 * @param zone whose clock the expression, the dates and the deadline mean
 * @param paused why nobody runs it; null when it is not paused
 * @param changedBy {@code user@host} who last changed it
 */
public record Schedule(
        String id,
        String job,
        Map<String, String> parameters,
        String cron,
        ZoneId zone,
        Policies policies,
        @Nullable Pause paused,
        String changedBy,
        Instant changedAt,
        Progress progress) {
    public Schedule {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Why a schedule rests.
     *
     * @param by {@code user@host}, or of the scheduler that did it by itself
     * @param failures so many failures in a row were the reason; 0 when a person did it
     */
    public record Pause(String by, Instant at, int failures) {}

    /**
     * Its times.
     *
     * @throws CronTimes.InvalidCron when the expression cannot be used
     */
    public CronTimes times() {
        return CronTimes.parse(cron, zone);
    }

    public Schedule with(Progress next) {
        return new Schedule(id, job, parameters, cron, zone, policies, paused, changedBy, changedAt, next);
    }

    /** The same at other times, by other rules; what became due before this moment stays as it is. */
    public Schedule changed(
            Map<String, String> newParameters,
            String newCron,
            ZoneId newZone,
            Policies newPolicies,
            String by,
            Instant at) {
        return new Schedule(id, job, newParameters, newCron, newZone, newPolicies, paused, by, at, progress.passed(at));
    }

    public Schedule pausedBy(String by, Instant at, int failures) {
        return new Schedule(
                id,
                job,
                parameters,
                cron,
                zone,
                policies,
                new Pause(by, at, failures),
                failures > 0 ? changedBy : by,
                failures > 0 ? changedAt : at,
                progress);
    }

    /** Goes on from this moment; times that went by while it rested are not made up for. */
    public Schedule resumedBy(String by, Instant at) {
        return new Schedule(id, job, parameters, cron, zone, policies, null, by, at, progress.resumed(at));
    }
}
