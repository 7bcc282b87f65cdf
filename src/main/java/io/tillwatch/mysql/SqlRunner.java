package io.tillwatch.mysql;

import io.tillwatch.model.Failure;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements on one connection: bounded in time, cancelled when asked, with every error made a {@link Failure}.
 * Rows are streamed, so that memory does not grow with their number or size.
 */
final class SqlRunner implements AutoCloseable {
    /** Takes what a statement gives. */
    @FunctionalInterface
    interface Reader<T extends @Nullable Object> {
        T read(ResultSet rows) throws SQLException;
    }

    private final Connection connection;
    private final Server server;
    private final SourceErrors errors;
    private @Nullable SqlLimits limit;
    private volatile boolean cancelled;

    SqlRunner(Connection connection, Server server, SourceErrors errors) {
        this.connection = connection;
        this.server = server;
        this.errors = errors;
    }

    Server server() {
        return server;
    }

    void execute(String sql) {
        checkNotCancelled();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /**
     * @param binds text, numbers as {@link BigDecimal} (never as text: a comparison as text or double would lose digits)
     *     and bytes
     */
    <T extends @Nullable Object> T query(SqlLimits bound, String sql, List<?> binds, Reader<T> reader) {
        checkNotCancelled();
        boolean complete = false;
        try {
            bound(bound);
            PreparedStatement statement = connection.prepareStatement(sql);
            try {
                statement.setFetchSize(Integer.MIN_VALUE);
                bind(statement, binds);
                T result = reader.read(statement.executeQuery());
                statement.close();
                complete = true;
                checkNotCancelled();
                return result;
            } finally {
                if (!complete) {
                    // Closing a stream reads the rest of it; an interrupted one is cut instead.
                    abort();
                }
            }
        } catch (SQLException e) {
            throw failure(e);
        } catch (Failure e) {
            throw e;
        }
    }

    private void bound(SqlLimits bound) throws SQLException {
        if (bound != limit) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(server.boundStatement(bound));
            }
            connection.setNetworkTimeout(Runnable::run, (int) bound.socket().toMillis());
            limit = bound;
        }
    }

    private static void bind(PreparedStatement statement, List<?> binds) throws SQLException {
        for (int i = 0; i < binds.size(); i++) {
            switch (binds.get(i)) {
                case String text -> statement.setString(i + 1, text);
                case BigDecimal number -> statement.setBigDecimal(i + 1, number);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                default -> throw new IllegalArgumentException("Only text, numbers and bytes are bound");
            }
        }
    }

    /** Makes the running statement and all later ones end with CANCELLED. The server must be told apart from this. */
    void cancel() {
        cancelled = true;
    }

    private void checkNotCancelled() {
        if (cancelled) {
            throw SourceErrors.cancelled();
        }
    }

    private Failure failure(SQLException e) {
        return cancelled ? SourceErrors.cancelled() : errors.translate(e);
    }

    /** Cuts the connection; whatever waits on it fails at once. */
    void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // It is gone already.
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            abort();
        }
    }
}
