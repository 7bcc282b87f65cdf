package io.tillwatch.service;

/** Runs jobs, one at a time wherever they are started. */
public interface Jobs {
    /**
     * Runs a job to its end on the calling thread and records it. A run that fails or is cancelled is recorded as such
     * and then throws its {@link io.tillwatch.model.Failure}.
     */
    Run run(JobRequest request, ProgressListener listener);

    /** Asks the job under way to stop at once; from any thread. */
    void cancel();
}
