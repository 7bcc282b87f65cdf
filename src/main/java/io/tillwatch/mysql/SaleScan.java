package io.tillwatch.mysql;

import io.tillwatch.config.SourceSettings;
import io.tillwatch.model.DateRange;
import io.tillwatch.service.SourceRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Hands over the rows of the table one by one, those of the open second(s) aside. Never holds more than one. */
final class SaleScan {
    private static final int PAGE = 5_000;

    private final SqlRunner sql;
    private final TableShape shape;
    private final SourceSettings settings;
    private final ChangeOrder.Bounds bounds;
    private final SaleSql statements;
    private final RowReader reader;

    SaleScan(
            SqlRunner sql,
            TableShape shape,
            SourceSettings settings,
            ChangeOrder.Bounds bounds,
            SaleSql statements,
            RowReader reader) {
        this.sql = sql;
        this.shape = shape;
        this.settings = settings;
        this.bounds = bounds;
        this.statements = statements;
        this.reader = reader;
    }

    /** By pages of ids where an index allows it: short statements burden the server less than one long one. */
    void all(Consumer<SourceRow> rows) {
        if (shape.idIndex().isEmpty()) {
            stream(statements.rows(), List.of(), rows);
            return;
        }
        if (!shape.idIndex().get().name().equals("PRIMARY")) {
            stream(statements.rows() + " WHERE " + statements.id() + " IS NULL", List.of(), rows);
        }
        Object after = null;
        int count = PAGE;
        while (count == PAGE) {
            String from = after == null ? statements.id() + " IS NOT NULL" : statements.id() + " > ?";
            String page = statements.rowsById() + " WHERE " + from + " ORDER BY " + statements.id() + " LIMIT " + PAGE;
            count = sql.query(
                    SqlLimits.SCAN_PAGE,
                    page,
                    after == null ? List.of() : List.of(after),
                    result -> handOver(result, rows));
            after = reader.rawId();
        }
    }

    /** Rows whose business date lies in the range, and maybe others: the caller filters. One side at least is set. */
    void range(DateRange range, Consumer<SourceRow> rows) {
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

    private void stream(String query, List<Object> binds, Consumer<SourceRow> rows) {
        sql.query(SqlLimits.STREAM, query, binds, result -> handOver(result, rows));
    }

    private int handOver(ResultSet result, Consumer<SourceRow> rows) throws SQLException {
        int count = 0;
        while (result.next()) {
            SourceRow row = reader.read(result);
            Instant modified = reader.modified();
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
}
