package io.tillwatch.service;

import io.tillwatch.model.DateRange;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a run.
 *
 * @param range business dates to work on, {@link DateRange#ALL} by default
 * @param storeId one store only; null for all
 * @param dryRun say what it would touch and change nothing
 * @param repair with VERIFY: mend the differences that were found
 * @param force with a repair: also take out very many sales that the source lacks
 * @param startedBy {@code user@host}
 * @param occasion what a schedule asks for it for; null when a person does
 */
public record JobRequest(
        Kind kind,
        DateRange range,
        @Nullable String storeId,
        boolean dryRun,
        boolean repair,
        boolean force,
        String startedBy,
        Run.@Nullable Occasion occasion) {
    public JobRequest {
        if (!kind.takesRange() && !(range.equals(DateRange.ALL) && storeId == null)) {
            throw new IllegalArgumentException("The job works on everything: " + kind.jobName());
        }
        if (repair && kind != Kind.VERIFY) {
            throw new IllegalArgumentException("Only a verify repairs");
        }
    }

    /** The jobs. */
    public enum Kind {
        SYNC,
        ROLLUP_DAILY,
        ROLLUP_WEEKLY,
        VERIFY,
        /** Replays history through the detectors. */
        REDETECT,
        REBUILD,
        REPLAY_REJECTS,
        /** Takes in what changed a moment ago; asked for again and again, by nobody but {@link LiveSync}. */
        LIVE;

        /** Whether it can keep to some business dates or to one store. */
        public boolean takesRange() {
            return this != REBUILD && this != REPLAY_REJECTS && this != LIVE;
        }

        /** Whether people and schedules may ask for it. */
        public boolean isAskedFor() {
            return this != LIVE;
        }

        /** The job of this name. */
        public static Optional<Kind> ofJob(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.jobName().equals(name))
                    .findFirst();
        }

        /** As in run records and on the command line: {@code rollup-daily}. */
        public String jobName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** By a person. */
    public JobRequest(
            Kind kind,
            DateRange range,
            @Nullable String storeId,
            boolean dryRun,
            boolean repair,
            boolean force,
            String startedBy) {
        this(kind, range, storeId, dryRun, repair, force, startedBy, null);
    }

    /** Without {@code force}. */
    public JobRequest(
            Kind kind, DateRange range, @Nullable String storeId, boolean dryRun, boolean repair, String startedBy) {
        this(kind, range, storeId, dryRun, repair, false, startedBy);
    }

    /** The same, but for real or only to say what it would touch. */
    public JobRequest dry(boolean only) {
        return new JobRequest(kind, range, storeId, only, repair, force, startedBy, occasion);
    }

    /** The same, for a schedule. */
    JobRequest onOccasion(Run.Occasion asked) {
        return new JobRequest(kind, range, storeId, dryRun, repair, force, startedBy, asked);
    }

    /** A whole run without options. */
    public static JobRequest of(Kind kind, String startedBy) {
        return new JobRequest(kind, DateRange.ALL, null, false, false, startedBy);
    }
}
