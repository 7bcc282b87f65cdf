package io.tillwatch.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What goes on by itself beside whatever a person or a caller asks for: the scheduler. Safe from any thread. */
public interface Background {
    /** Nothing goes on. */
    Background NONE = new Background() {
        @Override
        public void start() {}

        @Override
        public void stop(Duration within) {}

        @Override
        public Status describe() {
            return new Status(State.NONE, Map.of(), 0);
        }
    };

    /** Begins, and returns at once. Servers that do not answer yet are no reason to throw: it goes on trying. */
    void start();

    /**
     * Ends what runs, or hands it over, and begins nothing more. Returns when that is done, at the latest after the given
     * time. May be called more than once, and without a start.
     */
    void stop(Duration within);

    /** How it stands. Quick: asks no server. */
    Status describe();

    /** How it stands, in a word. */
    enum State {
        /** There is none. */
        NONE,
        RUNNING,
        /** Somebody paused it. */
        PAUSED,
        STOPPED,
        /** It cannot do its work at present, because a server does not answer or refuses it. */
        BROKEN
    }

    /**
     * How it stands.
     *
     * @param next when each job is due next, by its name as in run records; without those that are not due
     * @param missed how many due times are not caught up
     */
    record Status(State state, Map<String, Instant> next, long missed) {
        public Status {
            next = Map.copyOf(next);
        }
    }
}
