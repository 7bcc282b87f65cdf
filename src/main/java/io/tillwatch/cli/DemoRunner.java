package io.tillwatch.cli;

import io.tillwatch.service.ProgressListener;
import java.nio.file.Path;
import java.util.List;

/** Shows what Tillwatch does on servers of its own. */
@FunctionalInterface
public interface DemoRunner {
    /** Starts the servers, loads sales, and runs the jobs. The caller closes what comes back; that ends the servers. */
    DemoSession start(Request request, Listener listener);

    /**
     * What is asked for.
     *
     * @param csv files of the person's own instead of the sample sales; empty for the samples
     * @param keep keep the data for the next time
     */
    record Request(List<Path> csv, boolean keep, String startedBy) {}

    /** The steps, in order. */
    enum Step {
        SERVERS,
        LOAD,
        SYNC,
        ROLLUP_DAILY,
        ROLLUP_WEEKLY,
        VERIFY,
        COUNT
    }

    /** Follows the demo. */
    interface Listener extends ProgressListener {
        void step(Step step);

        /** A short line on what is being done within the step. */
        void note(String text);

        /** Hands over what stops the job under way, once there is one. */
        void cancelWith(Runnable cancel);

        /** Told while rows go into the database. */
        void loaded(long rows);
    }
}
