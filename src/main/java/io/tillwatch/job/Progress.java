package io.tillwatch.job;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far a schedule has come. Every time up to {@code accounted} was run, skipped or recorded as missed: none is lost,
 * none comes twice.
 *
 * @param accounted the last time that is dealt with, or since when there is nothing to deal with
 * @param open the run that was begun for a time and has not ended, as far as anybody wrote; null for none
 * @param runner number of the scheduler's term in which {@link #open} began
 * @param retry the run to be tried again; null for none
 * @param retryAt when; null for none
 * @param done the last time whose run went well; null for none yet
 * @param failures in a row
 * @param alarmed the last date for which it was told that the deadline passed; null for none
 */
public record Progress(
        Instant accounted,
        @Nullable Firing open,
        long runner,
        @Nullable Firing retry,
        @Nullable Instant retryAt,
        @Nullable Instant done,
        int failures,
        @Nullable LocalDate alarmed) {
    /** Nothing is due before this moment. */
    public static Progress since(Instant moment) {
        return new Progress(moment, null, 0, null, null, null, 0, null);
    }

    Progress begun(Firing firing, long term) {
        Instant through = firing.scheduledFor().isAfter(accounted) ? firing.scheduledFor() : accounted;
        return new Progress(through, firing, term, null, null, done, failures, alarmed);
    }

    Progress passed(Instant through) {
        return new Progress(
                through.isAfter(accounted) ? through : accounted,
                open,
                runner,
                retry,
                retryAt,
                done,
                failures,
                alarmed);
    }

    Progress wentWell(Instant scheduledFor) {
        Instant last = done != null && done.isAfter(scheduledFor) ? done : scheduledFor;
        return new Progress(accounted, null, 0, null, null, last, 0, alarmed);
    }

    Progress failed(@Nullable Firing again, @Nullable Instant at) {
        return new Progress(accounted, null, 0, again, at, done, failures + 1, alarmed);
    }

    /** Ended otherwise: neither well nor by a fault of its own. */
    Progress ended() {
        return new Progress(accounted, null, 0, null, null, done, failures, alarmed);
    }

    Progress told(LocalDate date) {
        return new Progress(accounted, open, runner, retry, retryAt, done, failures, date);
    }

    /** From now on, as if it were new; what was done stays known. */
    Progress resumed(Instant now) {
        Instant from = now.isAfter(accounted) ? now : accounted;
        return new Progress(from, open, runner, null, null, done, 0, alarmed);
    }
}
