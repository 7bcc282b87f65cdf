package io.tillwatch.mysql;

import java.time.Duration;

/**
 * How long one statement may run. The socket waits a little longer than the server works, so that it is the server that
 * ends a statement; a server that is stalled altogether is noticed by the socket.
 */
enum SqlLimits {
    /** A page or a look-up by an index. */
    PAGE(Duration.ofSeconds(50)),
    /** A statement that may read the whole table before its first row comes. */
    TABLE(Duration.ofMinutes(10)),
    /** A stream of the whole table: takes as long as its reader, so it is bounded against being forgotten only. */
    STREAM(Duration.ofHours(12));

    private static final Duration SOCKET_GRACE = Duration.ofSeconds(10);

    private final Duration bound;

    SqlLimits(Duration bound) {
        this.bound = bound;
    }

    Duration bound() {
        return bound;
    }

    /** How long the socket waits for the next bytes. */
    Duration socket() {
        return this == STREAM ? TABLE.socket() : bound.plus(SOCKET_GRACE);
    }
}
