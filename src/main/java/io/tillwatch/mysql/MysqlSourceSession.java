package io.tillwatch.mysql;

import io.tillwatch.config.SourceSettings;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.Position;
import io.tillwatch.mysql.ChangePager.Range;
import io.tillwatch.service.SourceRow;
import io.tillwatch.service.SourceSession;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One snapshot of the table on a connection of its own. */
final class MysqlSourceSession implements SourceSession {
    /** Below this a table is counted, since the server's estimates of small tables are worthless. */
    private static final int SMALL = 1_000;

    private final SqlRunner sql;
    private final TableShape shape;
    private final SourceSettings settings;
    private final ChangeOrder order;
    private final ChangeOrder.Bounds bounds;
    private final Instant clock;
    private final Runnable killer;
    private final SaleSql statements;
    private final ChangePager pager;
    private final SaleScan scan;
    private final SaleLookUp lookUp;
    private long estimatedRows = -1;

    /** @param killer ends the server's side of the connection from another one */
    MysqlSourceSession(
            SqlRunner sql,
            TableShape shape,
            SourceSettings settings,
            ChangeOrder order,
            ChangeOrder.Bounds bounds,
            Instant clock,
            Runnable killer) {
        this.sql = sql;
        this.shape = shape;
        this.settings = settings;
        this.order = order;
        this.bounds = bounds;
        this.clock = clock;
        this.killer = killer;
        statements = new SaleSql(shape);
        RowReader reader = new RowReader(new RowMapper(shape, settings.zone(), settings.businessZone(), clock), shape);
        pager = new ChangePager(sql, statements, reader, shape);
        scan = new SaleScan(sql, shape, settings, bounds, statements, reader);
        lookUp = new SaleLookUp(sql, shape, statements, reader);
    }

    @Override
    public Instant clock() {
        return clock;
    }

    @Override
    public Instant closedUntil() {
        return bounds.closedUntil();
    }

    @Override
    public boolean hasOpenRows() {
        if (!bounds.closedEnd().isBefore(bounds.aheadStart())) {
            return false;
        }
        return pager.count(new Range(bounds.closedEndText(), bounds.aheadStartText(), null), null, 1) > 0;
    }

    @Override
    public long estimatedRows() {
        if (estimatedRows < 0) {
            estimatedRows = estimateRows();
        }
        return estimatedRows;
    }

    private long estimateRows() {
        long few = sql.query(
                SqlLimits.PAGE,
                "SELECT COUNT(*) FROM (SELECT 1 AS one FROM " + shape.quotedName() + " LIMIT " + SMALL + ") AS few",
                List.of(),
                rows -> {
                    rows.next();
                    return ChangePager.drained(rows.getLong(1), rows);
                });
        return few < SMALL ? few : Math.max(few, shape.view() ? explainedRows() : shape.approximateRows());
    }

    /** What the optimizer thinks that reading the view costs. */
    private long explainedRows() {
        String explain = sql.server().mariaDb() ? "EXPLAIN " : "EXPLAIN FORMAT=TRADITIONAL ";
        return sql.query(
                SqlLimits.PAGE,
                explain + "SELECT " + statements.id() + " FROM " + shape.quotedName(),
                List.of(),
                rows -> {
                    long most = 0;
                    while (rows.next()) {
                        most = Math.max(most, rows.getLong("rows"));
                    }
                    return most;
                });
    }

    private Range window(Window window) {
        return switch (window) {
            case CLOSED -> new Range(order.lowest(), bounds.closedEndText(), null);
            case AHEAD -> new Range(bounds.aheadStartText(), order.highest(), null);
            case LATER -> new Range(bounds.closedEndText(), order.highest(), null);
        };
    }

    @Override
    public long countChanges(@Nullable Position after, long atMost) {
        return pager.count(window(Window.CLOSED), after, atMost);
    }

    @Override
    public List<SourceRow> changes(Window window, @Nullable Position after, int limit) {
        return pager.page(window(window), after, limit);
    }

    @Override
    public void scan(Consumer<SourceRow> rows) {
        // The receiver may ask for it, and no other statement can run while rows are streamed.
        estimatedRows();
        scan.all(rows);
    }

    @Override
    public void scan(DateRange range, Consumer<SourceRow> rows) {
        if (range.first() == null && range.last() == null) {
            scan(rows);
        } else {
            scan.range(range, rows);
        }
    }

    @Override
    public List<SourceRow> byIds(Collection<String> ids) {
        return lookUp.byIds(ids);
    }

    @Override
    public SortedMap<Long, Fingerprint> overlap(Position upTo) {
        SortedMap<Long, Fingerprint> minutes = new TreeMap<>();
        Instant end = order.instant(upTo.modified());
        if (end == null || order.wholeDays()) {
            return minutes;
        }
        String from = order.bound(end.minus(settings.overlap()).truncatedTo(ChronoUnit.MINUTES));
        return pager.grouped(new Range(from, order.highest(), upTo), rows -> {
            while (rows.next()) {
                Instant minute = order.instant(rows.getString(1) + ":00");
                if (minute != null) {
                    Fingerprint read = new Fingerprint(rows.getLong(2), rows.getLong(3));
                    minutes.merge(
                            Math.floorDiv(minute.getEpochSecond(), 60),
                            read,
                            (one, other) -> new Fingerprint(
                                    one.count() + other.count(), one.idChecksums() + other.idChecksums()));
                }
            }
            return minutes;
        });
    }

    @Override
    public List<SourceRow> ofMinute(long epochMinute, Position upTo, @Nullable Position after, int limit) {
        if (order.wholeDays()) {
            return List.of();
        }
        Instant minute = Instant.ofEpochSecond(epochMinute * 60);
        return pager.page(new Range(order.bound(minute), order.boundAfterMinute(minute), upTo), after, limit);
    }

    @Override
    public void cancel() {
        sql.cancel();
        // Our side first: a server that hangs would let us wait for the other connection too.
        sql.abort();
        killer.run();
    }

    @Override
    public void close() {
        sql.close();
    }
}
