package io.tillwatch.job;

/** What to do when a job is due while a run of it is still under way. */
public enum Overlap {
    /** Let the time go by, and record that it was. */
    SKIP,
    /** Run once the other has ended; what became due meanwhile is one run. */
    WAIT,
    /** Cancel the run under way, then run. */
    REPLACE
}
