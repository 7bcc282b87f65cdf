package io.tillwatch.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;

/**
 * Knows the connections and since when each is busy or idle. Jetty's own time limit begins anew with every byte; a client
 * that sends or takes one byte at a time would keep its connection for ever.
 */
final class OpenConnections implements Connection.Listener {
    private final Map<Connection, Since> open = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    OpenConnections(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private record Since(boolean busy, long nanos) {}

    /** Connections of a lower layer, such as that of TLS, end with the one they carry. */
    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof ConnectionMetaData) {
            open.put(connection, new Since(false, nanoTime.getAsLong()));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        open.remove(connection);
    }

    /** A request was read; it is being answered. */
    void begin(Connection connection) {
        open.computeIfPresent(connection, (same, before) -> new Since(true, nanoTime.getAsLong()));
    }

    /** The answer was sent, or never will be. */
    void end(Connection connection) {
        open.computeIfPresent(connection, (same, before) -> new Since(false, nanoTime.getAsLong()));
    }

    int count() {
        return open.size();
    }

    /** Cuts off those that have been without a whole request, or with one answer, for longer than these. */
    void cut(long idleNanos, long busyNanos) {
        long now = nanoTime.getAsLong();
        open.forEach((connection, since) -> {
            if (now - since.nanos() > (since.busy() ? busyNanos : idleNanos)) {
                connection.getEndPoint().close();
            }
        });
    }
}
