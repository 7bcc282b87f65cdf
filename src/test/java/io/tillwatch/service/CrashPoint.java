package io.tillwatch.service;

/** Where the process is killed: after so many writes, or at a certain publishing. From there on nothing works any more. */
final class CrashPoint {
    /** Stands for the process being gone. Not a failure the jobs know how to treat. */
    static final class Crash extends IllegalStateException {
        private static final long serialVersionUID = 1;
    }

    private long writesLeft = Long.MAX_VALUE;
    private long publishingsLeft = Long.MAX_VALUE;

    /** Sets the crash; {@code Long.MAX_VALUE} for none. A process that was killed is a new one then. */
    void afterWrites(long writes) {
        writesLeft = writes;
        publishingsLeft = Long.MAX_VALUE;
    }

    /** Crashes instead of publishing for the n-th time from now on, counted from 1. */
    void atPublishing(long number) {
        writesLeft = Long.MAX_VALUE;
        publishingsLeft = number - 1;
    }

    void never() {
        afterWrites(Long.MAX_VALUE);
    }

    boolean hasCrashed() {
        return writesLeft < 0;
    }

    void check() {
        if (hasCrashed()) {
            throw new Crash();
        }
    }

    /** How many of these writes go out before the crash. */
    int writes(int wanted) {
        check();
        int sent = (int) Math.min(wanted, writesLeft);
        writesLeft = sent < wanted ? -1 : writesLeft - sent;
        return sent;
    }

    void publishing() {
        check();
        if (publishingsLeft-- == 0) {
            writesLeft = -1;
            throw new Crash();
        }
    }
}
