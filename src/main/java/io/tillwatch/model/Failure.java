package io.tillwatch.model;

import org.jspecify.annotations.Nullable;

/**
 * Something went wrong that a person has to know of. The message is one line in plain words: what is wrong and what to
 * do. It never holds a value of a row, a password or a class name; the cause goes to the log alone.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Decides the exit code and whether trying again may help. */
    public enum Kind {
        /** Wrong usage or settings: exit code 2. */
        SETTINGS,
        /** The other side refuses or is not what it should be; trying again does not help: exit code 1. */
        REFUSED,
        /** The other side does not answer now; trying again may help: exit code 1. */
        UNAVAILABLE,
        /** Somebody asked to stop: exit code 130. */
        CANCELLED
    }

    private final Kind kind;

    public Failure(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Failure(Kind kind, String message) {
        this(kind, message, null);
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
