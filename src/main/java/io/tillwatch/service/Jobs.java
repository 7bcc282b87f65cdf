package io.tillwatch.service;

/** Runs jobs, one at a time wherever they are started. */
public interface Jobs {
    /**
     * Runs a job to its end on the calling thread and records it. A run that fails or is cancelled is recorded as such
     * and then throws its {@link io.tillwatch.model.Failure}.
     */
    default Run run(JobRequest request, ProgressListener listener) {
        return run(newRunId(), request, listener);
    }

    /** As {@link #run(JobRequest, ProgressListener)}, recorded under a name that is known before. */
    Run run(String id, JobRequest request, ProgressListener listener);

    /** Unlike any other; sorts by time. */
    String newRunId();

    /** Asks the job under way to stop at once; from any thread. */
    void cancel();

    /** As {@link #cancel()}, so that another process goes on with it: it counts as broken off and not as cancelled. */
    void handOver();
}
