package io.tillwatch.mysql;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Position;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.SourceRow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads ranges of the change order page by page. Within a session a page begins exactly behind the row that ended the
 * one before, whatever that row was: also one without an id, with a masked id or with an unreadable time, none of which
 * a {@link Position} can name. Such a row carries the position of the row before it.
 */
final class ChangePager {
    /** Without an index every page sorts the table, so few and large ones are read. */
    private static final int PAGE_WITHOUT_INDEX = 20_000;

    /**
     * Part of the change order, in the column's own form.
     *
     * @param from inclusive
     * @param end exclusive, null for no end
     * @param upTo inclusive, null for no such end
     */
    record Range(
            String from, @Nullable String end, @Nullable Position upTo) {}

    /** Where a row really stands. {@code nulls} counts the rows of this {@code modified} without an id up to it. */
    private record Key(String modified, @Nullable Object id, int nulls) {}

    private record Read(SourceRow row, Key key) {}

    private final SqlRunner sql;
    private final SaleSql statements;
    private final RowReader reader;
    private final ColumnKind idKind;
    private final boolean indexed;

    private final Deque<Read> ahead = new ArrayDeque<>();
    private @Nullable Range lastRange;
    private @Nullable Position lastPosition;
    private @Nullable Key lastKey;

    ChangePager(SqlRunner sql, SaleSql statements, RowReader reader, TableShape shape) {
        this.sql = sql;
        this.statements = statements;
        this.reader = reader;
        idKind = shape.kind(SaleColumn.ID);
        indexed = shape.changeIndex().isPresent();
    }

    List<SourceRow> page(Range range, @Nullable Position after, int limit) {
        boolean goesOn = range.equals(lastRange) && after != null && after.equals(lastPosition);
        if (!goesOn) {
            ahead.clear();
            lastRange = range;
            lastPosition = after;
            lastKey = after == null ? null : key(after);
        }
        if (ahead.size() < limit) {
            Read newest = ahead.peekLast();
            fetch(range, newest == null ? lastKey : newest.key(), limit - ahead.size());
        }
        List<SourceRow> page = new ArrayList<>(Math.min(limit, ahead.size()));
        while (page.size() < limit && !ahead.isEmpty()) {
            Read read = ahead.removeFirst();
            page.add(placed(read.row()));
            lastKey = read.key();
        }
        return page;
    }

    /** A row that no position can name gets that of the row before it, so that its reader can go on from there. */
    private SourceRow placed(SourceRow row) {
        Position position = row.position();
        if (position != null) {
            lastPosition = position;
            return row;
        }
        if (lastPosition == null) {
            lastPosition = new Position("", "");
        }
        return new SourceRow(lastPosition, row.sale(), row.reject());
    }

    private void fetch(Range range, @Nullable Key after, int limit) {
        if (!indexed) {
            fetch(range, after, Math.max(limit, PAGE_WITHOUT_INDEX), Part.ALL);
        } else if (after == null || after.id() == null) {
            fetch(range, after, limit, Part.ALL);
        } else {
            // Two ranges of the index; one condition for both would read all ties from their first again.
            int ties = fetch(range, after, limit, Part.TIES);
            if (ties < limit) {
                fetch(range, after, limit - ties, Part.LATER);
            }
        }
    }

    private enum Part {
        TIES,
        LATER,
        ALL
    }

    private int fetch(Range range, @Nullable Key after, int limit, Part part) {
        List<Object> binds = new ArrayList<>();
        StringBuilder query = new StringBuilder(statements.changes()).append(" WHERE ");
        appendAfter(query, binds, after, part);
        appendRange(query, binds, range);
        query.append(statements.inChangeOrder()).append(" LIMIT ").append(limit);
        if (after != null && after.id() == null) {
            query.append(" OFFSET ").append(after.nulls());
        }
        return sql.query(indexed ? SqlLimits.PAGE : SqlLimits.TABLE, query.toString(), binds, rows -> {
            int count = 0;
            Key before = after;
            while (rows.next()) {
                SourceRow row = reader.read(rows);
                Key key = keyOfLastRow(before);
                ahead.addLast(new Read(row, key));
                before = key;
                count++;
            }
            return count;
        });
    }

    private Key keyOfLastRow(@Nullable Key before) {
        String modified = reader.rawModified();
        Object id = reader.rawId();
        if (id != null) {
            return new Key(modified, id, 0);
        }
        int earlier = before != null && before.modified().equals(modified) ? before.nulls() : 0;
        return new Key(modified, null, earlier + 1);
    }

    private void appendAfter(StringBuilder query, List<Object> binds, @Nullable Key after, Part part) {
        if (after == null) {
            return;
        }
        String modified = statements.modified();
        Object id = after.id();
        binds.add(after.modified());
        if (id == null) {
            // Rows without an id come first among their ties and are told apart by number only.
            query.append(modified).append(" >= ? AND ");
            return;
        }
        switch (part) {
            case TIES -> {
                query.append(modified)
                        .append(" = ? AND ")
                        .append(statements.id())
                        .append(" > ? AND ");
                binds.add(id);
            }
            case LATER -> query.append(modified).append(" > ? AND ");
            case ALL -> {
                query.append('(')
                        .append(modified)
                        .append(" > ? OR ")
                        .append(modified)
                        .append(" = ? AND ");
                query.append(statements.id()).append(" > ?) AND ");
                binds.add(after.modified());
                binds.add(id);
            }
        }
    }

    private void appendRange(StringBuilder query, List<Object> binds, Range range) {
        String modified = statements.modified();
        query.append(modified).append(" >= ?");
        binds.add(range.from());
        if (range.end() != null) {
            query.append(" AND ").append(modified).append(" < ?");
            binds.add(range.end());
        }
        if (range.upTo() != null) {
            appendUpTo(query, binds, range.upTo());
        }
    }

    /** {@code (modified, id)} is at most the position; rows without an id come before all others of their time. */
    private void appendUpTo(StringBuilder query, List<Object> binds, Position upTo) {
        String modified = statements.modified();
        Object id = key(upTo).id();
        query.append(" AND ")
                .append(modified)
                .append(" <= ? AND (")
                .append(modified)
                .append(" < ? OR ");
        binds.add(upTo.modified());
        binds.add(upTo.modified());
        if (id != null) {
            query.append(statements.id()).append(" <= ? OR ");
            binds.add(id);
        }
        query.append(statements.id()).append(" IS NULL)");
    }

    long count(Range range, @Nullable Position after, long atMost) {
        List<Object> binds = new ArrayList<>();
        StringBuilder query = new StringBuilder("SELECT COUNT(*) FROM (")
                .append(statements.select("1 AS one"))
                .append(" WHERE ");
        if (after != null) {
            Key key = key(after);
            query.append(statements.modified()).append(" >= ? AND ");
            binds.add(key.modified());
            if (key.id() != null) {
                query.append('(').append(statements.modified()).append(" > ? OR ");
                query.append(statements.id()).append(" > ?) AND ");
                binds.add(key.modified());
                binds.add(key.id());
            }
        }
        appendRange(query, binds, range);
        query.append(" LIMIT ").append(Math.max(0, atMost)).append(") AS changes");
        return sql.query(indexed ? SqlLimits.PAGE : SqlLimits.TABLE, query.toString(), binds, rows -> {
            rows.next();
            return drained(rows.getLong(1), rows);
        });
    }

    static long drained(long value, ResultSet rows) throws SQLException {
        while (rows.next()) {
            // A stream must be read to its end before the next statement.
        }
        return value;
    }

    /** Rows before a position by minute: {@code reader} gets minute, count and checksum of each. */
    <T> T grouped(Range range, SqlRunner.Reader<T> rowsReader) {
        List<Object> binds = new ArrayList<>();
        String minute = "LEFT(" + statements.modified() + ", 16)";
        StringBuilder query = new StringBuilder(
                        statements.select(minute + ", COUNT(*), SUM(" + statements.idChecksum() + ")"))
                .append(" WHERE ");
        appendRange(query, binds, range);
        query.append(" GROUP BY ").append(minute);
        return sql.query(indexed ? SqlLimits.PAGE : SqlLimits.TABLE, query.toString(), binds, rowsReader);
    }

    /** Where a position stands. Of a masked id only the part before the mask is known: everything behind that is read. */
    private Key key(Position position) {
        String id = position.id();
        if (id.isEmpty()) {
            return new Key(position.modified(), null, 0);
        }
        if (idKind.isNumber()) {
            try {
                return new Key(position.modified(), new BigDecimal(id), 0);
            } catch (NumberFormatException e) {
                throw new Failure(Failure.Kind.REFUSED, Sentence.of("mysql.position"));
            }
        }
        int star = id.indexOf("***");
        String known = star < 6 ? id : id.substring(0, star - 6);
        return new Key(
                position.modified(), idKind == ColumnKind.BYTES ? known.getBytes(StandardCharsets.UTF_8) : known, 0);
    }
}
