package io.tillwatch.mysql;

import io.tillwatch.config.Secret;
import io.tillwatch.model.Failure;
import io.tillwatch.samples.RawSale;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source table of our own making, for the demo and for tests: the real one is never written. Rows are collected and
 * written in batches, each in its own transaction; {@link #flush()} or {@link #close()} writes the last. A row whose id
 * is there already replaces it. Not thread-safe.
 */
public final class DemoTable implements AutoCloseable {
    /** How the four time columns are typed. */
    public enum Shape {
        /** Whole seconds; fractions are cut. */
        DATETIME,
        DATETIME6,
        /** {@code 2022-05-31T12:00:00+00:00}, in UTC. */
        TEXT_ISO_OFFSET,
        /** {@code 2022-05-31 12:00:00}, wall clock of the source zone. */
        TEXT_SPACE
    }

    /** How {@code store_id} is typed. */
    public enum StoreIds {
        NUMBER,
        TEXT
    }

    private static final int ROWS_A_STATEMENT = 500;

    private final Connection connection;
    private final boolean ownConnection;
    private final String table;
    private final Shape shape;
    private final StoreIds storeIds;
    private final List<RawSale> pending = new ArrayList<>(ROWS_A_STATEMENT);
    private @Nullable PreparedStatement full;

    /**
     * Works on a connection of somebody else.
     *
     * @param connection stays open when this is closed; its catalog is the database
     */
    public DemoTable(Connection connection, String table, Shape shape, StoreIds storeIds) {
        this(connection, false, table, shape, storeIds);
    }

    private DemoTable(Connection connection, boolean ownConnection, String table, Shape shape, StoreIds storeIds) {
        this.connection = connection;
        this.ownConnection = ownConnection;
        this.table = '`' + table.replace("`", "``") + '`';
        this.shape = shape;
        this.storeIds = storeIds;
    }

    /**
     * Works on a connection of its own.
     *
     * @param url with the database's name
     */
    public static DemoTable open(
            String url, String user, Secret password, String table, Shape shape, StoreIds storeIds) {
        try {
            return new DemoTable(
                    DriverManager.getConnection(url, user, password.reveal()), true, table, shape, storeIds);
        } catch (SQLException e) {
            throw failed("could not be reached", e);
        }
    }

    /** Makes the table, in place of the one that may be there. */
    public void create() {
        run("DROP TABLE IF EXISTS " + table);
        run(DemoTableSql.create(table, shape, storeIds));
    }

    /** Takes a row; it is written with the next batch. */
    public void add(RawSale sale) {
        pending.add(sale);
        if (pending.size() == ROWS_A_STATEMENT) {
            flush();
        }
    }

    /** Writes what was taken. */
    public void flush() {
        if (pending.isEmpty()) {
            return;
        }
        try {
            boolean autoCommit = connection.getAutoCommit();
            if (pending.size() == ROWS_A_STATEMENT) {
                if (full == null) {
                    full = connection.prepareStatement(DemoTableSql.replace(table, ROWS_A_STATEMENT));
                }
                write(full);
            } else {
                try (PreparedStatement rest =
                        connection.prepareStatement(DemoTableSql.replace(table, pending.size()))) {
                    write(rest);
                }
            }
            if (!autoCommit) {
                connection.commit();
            }
            pending.clear();
        } catch (SQLException e) {
            throw failed("did not take the sales", e);
        }
    }

    private void write(PreparedStatement statement) throws SQLException {
        int at = 1;
        for (RawSale sale : pending) {
            for (String value : DemoTableSql.values(sale, shape)) {
                statement.setString(at++, value);
            }
        }
        statement.executeUpdate();
    }

    private void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed("did not take the table", e);
        }
    }

    /** The driver's own message may quote a row, so only its numbers are kept. */
    private static Failure failed(String what, SQLException cause) {
        String code = " (SQL error " + cause.getErrorCode() + ", state " + cause.getSQLState() + ").";
        return new Failure(Failure.Kind.UNAVAILABLE, "The demo database " + what + code);
    }

    @Override
    public void close() {
        try {
            flush();
        } finally {
            try {
                if (full != null) {
                    full.close();
                }
                if (ownConnection) {
                    connection.close();
                }
            } catch (SQLException e) {
                pending.clear();
            }
        }
    }
}
