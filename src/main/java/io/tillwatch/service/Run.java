package io.tillwatch.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a job.
 *
 * @param id unique, sorts by start time
 * @param job {@code sync}, {@code rollup-daily}, …
 * @param startedBy {@code user@host}
 * @param process where it runs, to find out whether it still does
 * @param parameters as given by who started it ({@code from}, {@code to}, {@code store}, {@code dry_run}, {@code repair},
 *     {@code force})
 * @param counts by the names of DESIGN 7 ({@code read}, {@code indexed}, …)
 * @param heartbeat when the run last gave a sign of life
 * @param endedAt null while it runs
 * @param message one line on how it ended; empty while it runs
 * @param log the run's lines, oldest first, at most the last 500
 * @param occasion what a schedule started it for; null when a person did
 * @param cancelRequestedBy {@code user@host} who asked it to stop; null for nobody
 */
public record Run(
        String id,
        String job,
        State state,
        String startedBy,
        ProcessStamp process,
        Map<String, String> parameters,
        Instant startedAt,
        Instant heartbeat,
        @Nullable Instant endedAt,
        Map<String, Long> counts,
        String message,
        List<String> log,
        @Nullable Occasion occasion,
        @Nullable String cancelRequestedBy) {
    /** Of a run that a person started and nobody asked to stop. */
    public Run(
            String id,
            String job,
            State state,
            String startedBy,
            ProcessStamp process,
            Map<String, String> parameters,
            Instant startedAt,
            Instant heartbeat,
            @Nullable Instant endedAt,
            Map<String, Long> counts,
            String message,
            List<String> log) {
        this(
                id,
                job,
                state,
                startedBy,
                process,
                parameters,
                startedAt,
                heartbeat,
                endedAt,
                counts,
                message,
                log,
                null,
                null);
    }

    /**
     * What a schedule started a run for.
     *
     * @param schedule id of the schedule
     * @param scheduledFor the last of the times that the run stands for
     * @param times how many times it stands for; at least 1
     * @param late whether it began later than it should
     * @param attempt 1 for the first
     * @param resumes the run that broke off and that this one takes over; null for none
     */
    public record Occasion(
            String schedule,
            Instant scheduledFor,
            int times,
            boolean late,
            int attempt,
            @Nullable String resumes) {}

    /** The same at its end. */
    Run ended(State how, Instant at, String words) {
        return new Run(
                id,
                job,
                how,
                startedBy,
                process,
                parameters,
                startedAt,
                heartbeat,
                at,
                counts,
                words,
                log,
                occasion,
                cancelRequestedBy);
    }

    /** The same, asked to stop. */
    Run cancelledBy(@Nullable String who) {
        return new Run(
                id,
                job,
                state,
                startedBy,
                process,
                parameters,
                startedAt,
                heartbeat,
                endedAt,
                counts,
                message,
                log,
                occasion,
                who);
    }

    /** How a run stands. Written in lower case with hyphens. */
    public enum State {
        RUNNING,
        COMPLETED,
        COMPLETED_WITH_REJECTS,
        COMPLETED_WITH_DIFFERENCES,
        FAILED,
        CANCELLED,
        /** Its process ended without a word. */
        INTERRUPTED,
        /** Never begun: a run of the job was under way, and the policy is to let the time go by. */
        SKIPPED,
        /** Never begun: no scheduler was awake, and the policy is not to catch up. */
        MISSED
    }

    /**
     * A process on a machine.
     *
     * @param host stable name of the machine
     * @param startedAt when the process started, in milliseconds since the epoch, 0 when unknown
     */
    public record ProcessStamp(String host, long pid, long startedAt) {}
}
