package io.tillwatch.mysql;

import io.tillwatch.config.Secret;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.samples.RawSale;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A source table of our own making, for the demo and for tests: the real one is never written. Rows are collected and
 * written in batches, each a transaction; {@link #flush()} or {@link #close()} writes the last. A row whose id
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

    private static final int NO_SUCH_TABLE = 1146;
    private static final Logger LOG = LoggerFactory.getLogger(DemoTable.class);
    private static final int ROWS_A_TRANSACTION = 5_000;
    /** As UTF-8 well below what a server takes in one statement (64 MB), and few enough for a small heap. */
    private static final int CHARACTERS_A_TRANSACTION = 1 << 22;

    private final Connection connection;
    private final boolean ownConnection;
    private final String table;
    private final Shape shape;
    private final StoreIds storeIds;
    private final List<RawSale> pending = new ArrayList<>();
    private long pendingCharacters;
    private final InsertedRows writer;

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
        this.table = quoted(table);
        this.shape = shape;
        this.storeIds = storeIds;
        this.writer = new InsertedRows(connection, this.table, shape);
    }

    /**
     * Works on a connection of its own.
     *
     * @param url with the database's name
     */
    public static DemoTable open(
            String url, String user, Secret password, String table, Shape shape, StoreIds storeIds) {
        try {
            Properties properties = new Properties();
            properties.setProperty("user", user);
            properties.setProperty("password", password.reveal());
            properties.setProperty("connectTimeout", "5000");
            properties.setProperty("socketTimeout", "120000");
            return new DemoTable(DriverManager.getConnection(url, properties), true, table, shape, storeIds);
        } catch (SQLException e) {
            throw failed(Sentence.of("mysql.demo.unreached", e.getErrorCode(), e.getSQLState()));
        }
    }

    /** Makes the table, in place of the one that may be there. */
    public void create() {
        run("DROP TABLE IF EXISTS " + table);
        run(DemoTableSql.create(table, shape, storeIds));
    }

    /** Writes the last rows and puts the table in the place of another: nobody sees that one half filled. */
    public void rename(String name) {
        flush();
        String quoted = quoted(name);
        run("DROP TABLE IF EXISTS " + quoted);
        run("RENAME TABLE " + table + " TO " + quoted);
    }

    /** How many rows it holds; 0 when it is not there. */
    public long count() {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_SUCH_TABLE) {
                return 0;
            }
            throw failed(Sentence.of("mysql.demo.silent", e.getErrorCode(), e.getSQLState()));
        }
    }

    private static String quoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    /** Takes a row; it is written with the next batch. */
    public void add(RawSale sale) {
        pending.add(sale);
        pendingCharacters += length(sale.remark()) + length(sale.rawData());
        if (pending.size() == ROWS_A_TRANSACTION || pendingCharacters >= CHARACTERS_A_TRANSACTION) {
            flush();
        }
    }

    /** Writes what was taken: all of it, or on a failure nothing. */
    public void flush() {
        if (pending.isEmpty()) {
            return;
        }
        List<RawSale> batch = List.copyOf(pending);
        pending.clear();
        pendingCharacters = 0;
        try {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                writer.write(batch);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw failed(Sentence.of("mysql.demo.sales", e.getErrorCode(), e.getSQLState()));
        }
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(Sentence.of("mysql.demo.table", e.getErrorCode(), e.getSQLState()));
        }
    }

    /** The driver's own message may quote a row, so only its numbers are kept. */
    private static Failure failed(Sentence sentence) {
        return new Failure(Failure.Kind.UNAVAILABLE, sentence);
    }

    @Override
    public void close() {
        try {
            flush();
        } finally {
            leave();
        }
    }

    private void leave() {
        try {
            writer.close();
            if (ownConnection) {
                connection.close();
            }
        } catch (SQLException alreadyGone) {
            LOG.debug("A connection to the demo database was gone before it was closed.");
        }
    }
}
