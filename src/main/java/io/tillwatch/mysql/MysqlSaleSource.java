package io.tillwatch.mysql;

import io.tillwatch.config.SourceSettings;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.mysql.ChangeOrder.Bounds;
import io.tillwatch.service.ChangeWatch;
import io.tillwatch.service.Check;
import io.tillwatch.service.SaleSource;
import io.tillwatch.service.SourceSession;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The table {@code platform_sales} in MySQL 8 and later or MariaDB 10.5 and later. Safe from any thread. */
public final class MysqlSaleSource implements SaleSource {
    private static final DateTimeFormatter CLOCK = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .toFormatter(Locale.ROOT);

    private final SourceSettings settings;
    private final Connector connector;
    private final SourceErrors errors;
    private final JdbcUrl url;
    private final @Nullable InstantSource localClock;
    private final AtomicReference<@Nullable CompletableFuture<SqlRunner>> ahead = new AtomicReference<>();

    /** @throws Failure when the address is not one that may be used */
    public MysqlSaleSource(SourceSettings settings) {
        this(settings, null);
    }

    /** @param localClock this machine's clock, which {@link #inspect} holds against the database's; null for not */
    public MysqlSaleSource(SourceSettings settings, @Nullable InstantSource localClock) {
        this.settings = settings;
        this.localClock = localClock;
        url = JdbcUrl.parse(settings.url());
        connector = new Connector(settings, url);
        errors = new SourceErrors(url, settings.user(), settings.table());
    }

    @Override
    public void expectOpening(Executor elsewhere) {
        CompletableFuture<SqlRunner> connection = new CompletableFuture<>();
        forget(ahead.getAndSet(connection));
        elsewhere.execute(() -> {
            try {
                SqlRunner sql = connect();
                if (!connection.complete(sql)) {
                    sql.abort();
                }
            } catch (RuntimeException e) {
                connection.completeExceptionally(e);
            }
        });
    }

    private static void forget(@Nullable CompletableFuture<SqlRunner> connection) {
        if (connection != null && !connection.cancel(false) && connection.state() == Future.State.SUCCESS) {
            connection.resultNow().abort();
        }
    }

    /** The connection that was made ahead, or a new one. */
    private SqlRunner connection() {
        CompletableFuture<SqlRunner> made = ahead.getAndSet(null);
        if (made == null) {
            return connect();
        }
        try {
            return made.get();
        } catch (InterruptedException e) {
            forget(made);
            Thread.currentThread().interrupt();
            throw new Failure(Failure.Kind.CANCELLED, Sentence.of("run.stopped.asked"), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException("The connection could not be made", e);
        }
    }

    @Override
    public SourceSession open() {
        SqlRunner sql = connection();
        boolean opened = false;
        try {
            SourceSession session = open(sql);
            opened = true;
            return session;
        } finally {
            if (!opened) {
                sql.abort();
            }
        }
    }

    @Override
    public ChangeWatch watch() {
        SqlRunner sql = connect();
        boolean opened = false;
        try {
            sql.server().check();
            prepare(sql);
            TableShape shape = new ShapeReader(sql, settings.table()).read();
            ChangeOrder order = new ChangeOrderReader(sql, shape, settings.zone()).read(clock(sql));
            if (shape.changeIndex().isEmpty() || order.wholeDays()) {
                throw new Failure(Failure.Kind.REFUSED, Sentence.of("mysql.watch", settings.table()));
            }
            ChangeWatch watch = new MysqlChangeWatch(sql, shape, order, () -> clock(sql));
            opened = true;
            return watch;
        } finally {
            if (!opened) {
                sql.abort();
            }
        }
    }

    private SourceSession open(SqlRunner sql) {
        sql.server().check();
        prepare(sql);
        TableShape shape = new ShapeReader(sql, settings.table()).read();
        String connectionId = sql.query(SqlLimits.PAGE, "SELECT CONNECTION_ID()", List.of(), MysqlSaleSource::text);
        // The clock is read on both sides of the snapshot: what is over before it and what is ahead after it are so for
        // every row in it.
        Instant before = clock(sql);
        sql.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
        Instant after = clock(sql);
        ChangeOrder order = new ChangeOrderReader(sql, shape, settings.zone()).read(after);
        Bounds bounds = order.bounds(before, after, settings.settle());
        return new MysqlSourceSession(sql, shape, settings, order, bounds, after, () -> kill(connectionId));
    }

    private SqlRunner connect() {
        try {
            Connection connection = connector.connect();
            boolean usable = false;
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT VERSION()")) {
                rows.next();
                SqlRunner sql = new SqlRunner(connection, Server.of(rows.getString(1)), errors);
                usable = true;
                return sql;
            } finally {
                if (!usable) {
                    connection.abort(Runnable::run);
                }
            }
        } catch (SQLException e) {
            throw errors.whileConnecting(e);
        }
    }

    /**
     * Makes the session independent of the server's defaults: times in UTC, invalid dates readable instead of errors,
     * short waits for locks, long ones for a slow reader.
     */
    private static void prepare(SqlRunner sql) {
        sql.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        sql.execute("SET SESSION time_zone = '+00:00', sql_mode = 'ALLOW_INVALID_DATES', lock_wait_timeout = 10,"
                + " innodb_lock_wait_timeout = 5, net_write_timeout = 600, wait_timeout = 28800,"
                + " sql_select_limit = DEFAULT, sql_big_selects = 1"
                + (sql.server().mariaDb() ? "" : ", information_schema_stats_expiry = 0"));
    }

    private static Instant clock(SqlRunner sql) {
        String now = sql.query(SqlLimits.PAGE, "SELECT UTC_TIMESTAMP(6)", List.of(), MysqlSaleSource::text);
        return LocalDateTime.parse(now, CLOCK).toInstant(ZoneOffset.UTC);
    }

    private static String text(ResultSet rows) throws SQLException {
        rows.next();
        String text = rows.getString(1);
        ChangePager.drained(0, rows);
        return text;
    }

    /** Ends a connection from another one: the only way to stop what the server is doing for it. */
    private void kill(String connectionId) {
        try (Connection connection = connector.connectBriefly();
                Statement statement = connection.createStatement()) {
            statement.execute("KILL " + connectionId);
        } catch (SQLException e) {
            // The connection is cut on this side all the same, and the server's bound ends the statement.
        }
    }

    @Override
    public List<Check> inspect() {
        SqlRunner sql;
        try {
            sql = connect();
        } catch (Failure e) {
            return List.of(
                    new Check("connection", Check.Level.FAILURE, e.sentence(), Sentence.of("check.mysql.first")));
        }
        try (sql) {
            return new Inspection(sql, settings, url).run(() -> prepare(sql), this::clockDifference);
        }
    }

    /** How far the database's clock is before this machine's, null when there is none to compare with. */
    private @Nullable Duration clockDifference(SqlRunner sql) {
        return localClock == null ? null : Duration.between(localClock.instant(), clock(sql));
    }

    @Override
    public void close() {
        // Every session has a connection of its own.
        forget(ahead.getAndSet(null));
    }
}
