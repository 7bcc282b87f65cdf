package io.tillwatch.ui.settings;

import io.tillwatch.service.ServerCertificate;
import org.jspecify.annotations.Nullable;

/**
 * One step of a connection's test, in words.
 *
 * @param advice what to do; empty when nothing
 * @param certificate one that the server showed; null in every other line
 */
record TestLine(
        State state,
        String name,
        String finding,
        String advice,
        @Nullable ServerCertificate certificate) {
    /** How a step ended. */
    enum State {
        OK,
        WARNING,
        FAILURE
    }
}
