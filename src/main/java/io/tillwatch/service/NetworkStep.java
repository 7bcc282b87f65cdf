package io.tillwatch.service;

import org.jspecify.annotations.Nullable;

/**
 * A step on the way to a server, before anybody logs in.
 *
 * @param value what it is about: the host, its address, or host and port
 * @param certificate the one the server showed; null in every step but that
 */
public record NetworkStep(
        Outcome outcome, String value, @Nullable ServerCertificate certificate) {
    /** How a step ended. */
    public enum Outcome {
        NAME_FOUND(true),
        NAME_UNKNOWN(false),
        PORT_OPEN(true),
        PORT_CLOSED(false),
        PORT_SILENT(false),
        CERTIFICATE_SHOWN(true),
        NO_TLS(false);

        private final boolean good;

        Outcome(boolean good) {
            this.good = good;
        }

        /** Whether the next step makes sense. */
        public boolean isGood() {
            return good;
        }
    }
}
