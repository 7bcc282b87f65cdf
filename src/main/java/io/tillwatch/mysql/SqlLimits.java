package io.tillwatch.mysql;

import java.time.Duration;

/**
 * How long one statement may run. The socket waits a little longer than the server works, so that it is the server that
 * ends a statement; a server that is stalled altogether is noticed by the socket.
 */
enum SqlLimits {
    /** A page or a look-up by an index that is read at once. */
    PAGE(Duration.ofSeconds(50), Duration.ofMinutes(1)),
    /** A page by an index that is handed on row by row: its receiver may have to wait for a server of its own. */
    SCAN_PAGE(Duration.ofMinutes(20), Duration.ofMinutes(1)),
    /** A statement that may read the whole table before its first row comes. */
    TABLE(Duration.ofMinutes(10), Duration.ofMinutes(11)),
    /** A stream of the whole table: takes as long as its reader, so it is bounded against being forgotten only. */
    STREAM(Duration.ofHours(12), Duration.ofMinutes(11));

    private final Duration bound;
    private final Duration socket;

    SqlLimits(Duration bound, Duration socket) {
        this.bound = bound;
        this.socket = socket;
    }

    /** How long the server works on the statement, the time included that the reader of its rows takes. */
    Duration bound() {
        return bound;
    }

    /** How long the socket waits for the next bytes. */
    Duration socket() {
        return socket;
    }
}
