package io.tillwatch.service;

/** Follows a run. Called on the thread of the run, often: must be quick. */
public interface ProgressListener {
    /** Does nothing. */
    ProgressListener NONE = new ProgressListener() {
        @Override
        public void progress(Stage stage, long done, long total) {}

        @Override
        public void log(String line) {}
    };

    /** What a run is busy with. */
    enum Stage {
        WAITING,
        READING,
        SORTING,
        INDEXING,
        COMPARING,
        ROLLING_UP,
        REPAIRING,
        JUDGING,
        LEARNING
    }

    /**
     * Tells how far the stage has come.
     *
     * @param done rows (or store-days) of this stage done so far
     * @param total how many there are, roughly; -1 when unknown
     */
    void progress(Stage stage, long done, long total);

    /** A line of the run's log, in plain English, without values of rows. */
    void log(String line);
}
