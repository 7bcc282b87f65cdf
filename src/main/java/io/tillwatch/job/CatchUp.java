package io.tillwatch.job;

/** What to do with times that went by while no scheduler was awake. */
public enum CatchUp {
    /** Nothing but record them; the next time is as planned. */
    SKIP,
    /** One run for all of them. */
    ONCE,
    /** One run for each date that has one, oldest first, kept to that date where the job can. */
    EVERY_DATE
}
