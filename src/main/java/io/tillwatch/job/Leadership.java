package io.tillwatch.job;

/** Which of all schedulers, on whichever machines, starts what is due. */
public interface Leadership {
    /**
     * Renews the term, or takes it over from a scheduler that gave no sign of life. Quick; called about once a second.
     *
     * @return number of the term, higher with each change of the holder; 0 while another scheduler leads
     */
    long lead();

    /** Gives the term back, so that another one need not wait. */
    void resign();
}
