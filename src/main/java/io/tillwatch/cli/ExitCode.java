package io.tillwatch.cli;

import io.tillwatch.model.Failure;
import io.tillwatch.service.Run;

/** What a command tells the shell. */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    /** Done, with rows that were rejected or differences that remain. */
    public static final int REMARKS = 3;

    public static final int INTERRUPTED = 130;

    private ExitCode() {}

    static int of(Failure failure) {
        return switch (failure.kind()) {
            case SETTINGS -> USAGE;
            case REFUSED, UNAVAILABLE -> FAILED;
            case CANCELLED -> INTERRUPTED;
        };
    }

    static int of(Run.State state) {
        return switch (state) {
            case COMPLETED -> DONE;
            case COMPLETED_WITH_REJECTS, COMPLETED_WITH_DIFFERENCES -> REMARKS;
            case RUNNING, FAILED, SKIPPED, MISSED -> FAILED;
            case CANCELLED, INTERRUPTED -> INTERRUPTED;
        };
    }
}
