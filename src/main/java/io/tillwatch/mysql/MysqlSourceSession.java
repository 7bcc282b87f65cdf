package io.tillwatch.mysql;

import io.tillwatch.config.SourceSettings;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.Position;
import io.tillwatch.mysql.ChangePager.Range;
import io.tillwatch.service.SourceRow;
import io.tillwatch.service.SourceSession;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One snapshot of the table on a connection of its own. */
final class MysqlSourceSession implements SourceSession {
    private static final int SCAN_PAGE = 5_000;
    private static final int IDS_AT_ONCE = 500;
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
    private final RowReader reader;
    private final ChangePager pager;
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
        reader = new RowReader(new RowMapper(shape, settings.zone(), settings.businessZone(), clock), shape);
        pager = new ChangePager(sql, statements, reader, shape);
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
        if (shape.idIndex().isEmpty()) {
            stream(statements.rows(), List.of(), rows);
            return;
        }
        if (!shape.idIndex().get().name().equals("PRIMARY")) {
            stream(statements.rows() + " WHERE " + statements.id() + " IS NULL", List.of(), rows);
        }
        Object after = null;
        int count = SCAN_PAGE;
        while (count == SCAN_PAGE) {
            String from = after == null ? statements.id() + " IS NOT NULL" : statements.id() + " > ?";
            String page =
                    statements.rowsById() + " WHERE " + from + " ORDER BY " + statements.id() + " LIMIT " + SCAN_PAGE;
            count = sql.query(
                    SqlLimits.SCAN_PAGE,
                    page,
                    after == null ? List.of() : List.of(after),
                    result -> handOver(result, rows));
            after = reader.rawId();
        }
    }

    private void stream(String query, List<Object> binds, Consumer<SourceRow> rows) {
        sql.query(SqlLimits.STREAM, query, binds, result -> handOver(result, rows));
    }

    private int handOver(ResultSet result, Consumer<SourceRow> rows) throws SQLException {
        int count = 0;
        while (result.next()) {
            SourceRow row = reader.read(result);
            Instant modified = row.sale() != null ? row.sale().modified() : reader.modified();
            if (modified == null || !isOpen(modified)) {
                rows.accept(modified == null || isClosed(modified) ? row : unplaced(row));
            }
            count++;
        }
        return count;
    }

    private boolean isClosed(Instant modified) {
        return !modified.isAfter(bounds.closedUntil());
    }

    private boolean isOpen(Instant modified) {
        return !modified.isBefore(bounds.closedEnd()) && modified.isBefore(bounds.aheadStart());
    }

    /** A refused row that is stamped ahead must not be taken for the place up to which all was read. */
    private static SourceRow unplaced(SourceRow row) {
        return row.sale() != null ? row : new SourceRow(null, null, row.reject());
    }

    @Override
    public void scan(DateRange range, Consumer<SourceRow> rows) {
        if (range.first() == null && range.last() == null) {
            scan(rows);
            return;
        }
        List<Object> binds = new ArrayList<>();
        String soldAt = shape.quoted(SaleColumn.SOLD_AT);
        StringBuilder condition = new StringBuilder();
        if (range.first() != null) {
            condition.append(soldAt).append(" >= ?");
            binds.add(soldAtBound(range.first(), -1));
        }
        if (range.last() != null) {
            condition.append(condition.isEmpty() ? "" : " AND ").append(soldAt).append(" < ?");
            binds.add(soldAtBound(range.last().plusDays(1), 1));
        }
        stream(statements.rows() + " WHERE " + condition, binds, rows);
    }

    /** The first moment of a business date as the column {@code sold_at} writes it; text may be a day off. */
    private String soldAtBound(LocalDate date, int daysOff) {
        ColumnKind kind = shape.kind(SaleColumn.SOLD_AT);
        if (!kind.isTime()) {
            return date.plusDays(daysOff).toString();
        }
        ZoneId zone = kind == ColumnKind.TIMESTAMP ? ZoneOffset.UTC : settings.zone();
        if (zone.equals(settings.businessZone()) && kind != ColumnKind.TIMESTAMP) {
            return date.toString();
        }
        // Clocks that were changed may move a wall-clock value by hours: a wider range costs little.
        return date.atStartOfDay(settings.businessZone())
                .withZoneSameInstant(zone)
                .toLocalDateTime()
                .plusHours(3L * daysOff)
                .format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT));
    }

    @Override
    public List<SourceRow> byIds(Collection<String> ids) {
        List<SourceRow> found = new ArrayList<>();
        List<String> wanted = List.copyOf(new HashSet<>(ids));
        for (int from = 0; from < wanted.size(); from += IDS_AT_ONCE) {
            byIds(wanted.subList(from, Math.min(wanted.size(), from + IDS_AT_ONCE)), found);
        }
        return found;
    }

    private void byIds(List<String> ids, List<SourceRow> found) {
        List<Object> binds = new ArrayList<>();
        Set<String> wanted = new HashSet<>(ids);
        for (String id : ids) {
            Object bind = bind(id);
            if (bind != null) {
                binds.add(bind);
            }
            if (id.contains("***") && shape.kind(SaleColumn.ID).isText()) {
                // What was cut is not known: look at everything that begins like it.
                String like =
                        id.substring(0, Math.max(0, id.indexOf("***") - 6)).replaceAll("[!%_]", "!$0") + "%";
                byIds(" LIKE ? ESCAPE '!'", List.of(like), SqlLimits.TABLE, Set.of(id), found);
                wanted.remove(id);
            }
        }
        if (!binds.isEmpty()) {
            SqlLimits limit = shape.indexed(SaleColumn.ID) ? SqlLimits.PAGE : SqlLimits.TABLE;
            byIds(" IN (?" + ", ?".repeat(binds.size() - 1) + ")", binds, limit, wanted, found);
        }
    }

    private void byIds(String condition, List<?> binds, SqlLimits limit, Set<String> wanted, List<SourceRow> found) {
        sql.query(limit, statements.rows() + " WHERE " + statements.id() + condition, binds, rows -> {
            while (rows.next()) {
                SourceRow row = reader.read(rows);
                // The column's collation may take other ids for equal.
                String id = row.sale() != null
                        ? row.sale().id()
                        : row.reject() != null ? row.reject().saleId() : null;
                if (id != null && wanted.contains(id)) {
                    found.add(row);
                }
            }
            return found;
        });
    }

    /** An id as a value of the column's type, null when it cannot be one. */
    private @Nullable Object bind(String id) {
        ColumnKind kind = shape.kind(SaleColumn.ID);
        if (kind == ColumnKind.BYTES) {
            return id.getBytes(StandardCharsets.UTF_8);
        }
        if (!kind.isNumber()) {
            return id;
        }
        boolean number = !id.isEmpty() && id.length() <= 65;
        for (int i = id.startsWith("-") && id.length() > 1 ? 1 : 0; i < id.length(); i++) {
            number &= id.charAt(i) >= '0' && id.charAt(i) <= '9';
        }
        return number ? new BigDecimal(id) : null;
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
