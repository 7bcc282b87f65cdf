package io.tillwatch.service;

/** What is kept of a run under way. Used by one thread at a time. */
interface RecordOfRun {
    /** A sign of life. */
    void renew(Run now);

    /**
     * The end.
     *
     * @return as it stands now
     */
    Run end(Run ended);
}
