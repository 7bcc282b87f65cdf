package io.tillwatch.job;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Runs jobs for the scheduler, which knows nothing of what they do. Any method may throw. */
public interface JobRunner {
    /** A name for a run that is unlike any other. */
    String newRunId();

    /**
     * Runs a job to its end, on the calling thread. If {@link Firing#resumes()} ended well after all, nothing is run
     * again.
     */
    Result run(Schedule schedule, Firing firing);

    /**
     * What a run would change if it ran now, found without changing anything.
     *
     * @return numbers by the key of what is counted; empty when the job changes nothing, or nothing now
     */
    Map<String, Long> wouldTouch(Schedule schedule, Firing firing);

    /** Asks the run of this process to stop, for good or because another process is to go on with it. */
    void stop(boolean handOver);

    /** The run of a job that is under way anywhere, whoever started it. */
    Optional<String> underWay(String job);

    /** Asks a run to stop, wherever it is. */
    void cancel(String runId, String by);

    /** Records times that nobody will run. */
    void passedOver(Schedule schedule, Due.Stretch times, Reason reason);

    /**
     * Whether what a schedule waits for is done.
     *
     * @param wanted the last time of {@code before} that lies not after {@code time}
     * @param time for which the waiting schedule wants to run
     */
    boolean isDone(Schedule before, Instant wanted, Instant time);

    /** How a run ended. */
    enum Result {
        WELL,
        FAILED,
        CANCELLED,
        /** Stopped so that another process goes on. */
        HANDED_OVER
    }

    /** Why times are passed over. */
    enum Reason {
        /** A run of the job was under way. */
        OVERLAP,
        /** No scheduler was awake, and the policy is not to catch up. */
        MISSED
    }
}
