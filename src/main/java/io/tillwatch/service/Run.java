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
        List<String> log) {
    /** How a run stands. Written in lower case with hyphens. */
    public enum State {
        RUNNING,
        COMPLETED,
        COMPLETED_WITH_REJECTS,
        COMPLETED_WITH_DIFFERENCES,
        FAILED,
        CANCELLED,
        /** Its process ended without a word. */
        INTERRUPTED
    }

    /**
     * A process on a machine.
     *
     * @param host stable name of the machine
     * @param startedAt when the process started, in milliseconds since the epoch, 0 when unknown
     */
    public record ProcessStamp(String host, long pid, long startedAt) {}
}
