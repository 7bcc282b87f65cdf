package io.tillwatch.cli;

import io.tillwatch.model.Failure;

/** Writes down in the log what a person is told in one line. */
public interface ErrorReport {
    /** Logs a failure with its cause. */
    void failed(Failure failure);

    /**
     * Logs something that should never happen.
     *
     * @return one line for the person: a code, and where the details are
     */
    String unforeseen(Throwable problem);
}
