package io.tillwatch.service;

import java.time.Instant;

/**
 * A connection that tells, again and again and at little cost, whether rows have changed. Used by one thread. Every
 * method may throw {@link io.tillwatch.model.Failure}; after that only {@link #close} is of use.
 */
public interface ChangeWatch extends AutoCloseable {
    /** What the rows that were changed in the last minutes look like now. */
    Mark mark();

    @Override
    void close();

    /**
     * Differs from the mark before when a row of the last minutes was added, taken away or stamped anew.
     *
     * @param since rows stamped earlier are not looked at, by the database's clock
     * @param checksums sum of CRC-32 of {@code modified} and {@code id} of each row
     */
    record Mark(Instant since, long rows, long checksums) {}
}
