package io.tillwatch.mysql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Stands for an exception of the driver in the log: class, state, code and where it happened, but not its message,
 * which may hold values of a row.
 */
final class ScrubbedCause extends Exception {
    private static final long serialVersionUID = 1;
    private static final int DEEPEST = 8;

    private ScrubbedCause(Throwable original, @Nullable Throwable cause) {
        super(describe(original), cause);
        setStackTrace(original.getStackTrace());
    }

    static ScrubbedCause of(Throwable original) {
        return of(original, 1);
    }

    private static ScrubbedCause of(Throwable original, int depth) {
        Throwable cause = original.getCause();
        return new ScrubbedCause(original, cause == null || depth == DEEPEST ? null : of(cause, depth + 1));
    }

    private static String describe(Throwable original) {
        String name = original.getClass().getName();
        return original instanceof SQLException e
                ? name + ", state " + e.getSQLState() + ", code " + e.getErrorCode()
                : name;
    }
}
