package io.tillwatch.mysql;

import io.tillwatch.service.ChangeWatch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/** Looks at the newest end of the index on {@code (modified, id)}, each time as the table is at that moment. */
final class MysqlChangeWatch implements ChangeWatch {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final SqlRunner sql;
    private final SaleSql statements;
    private final ChangeOrder order;
    private final Supplier<Instant> clock;

    /** @param clock the database's, asked on the same connection */
    MysqlChangeWatch(SqlRunner sql, TableShape shape, ChangeOrder order, Supplier<Instant> clock) {
        this.sql = sql;
        this.statements = new SaleSql(shape);
        this.order = order;
        this.clock = clock;
    }

    @Override
    public Mark mark() {
        // By the minute, so that time alone changes nothing but once a minute.
        Instant since = clock.get().minus(WINDOW).truncatedTo(ChronoUnit.MINUTES);
        String modified = statements.modified();
        String row = "CRC32(CONCAT(" + modified + ", ' ', COALESCE(" + statements.id() + ", '')))";
        return sql.query(
                SqlLimits.PAGE,
                statements.select("COUNT(*), COALESCE(SUM(" + row + "), 0)") + " WHERE " + modified + " >= ?",
                List.of(order.bound(since)),
                rows -> {
                    rows.next();
                    Mark mark = new Mark(since, rows.getLong(1), rows.getLong(2));
                    ChangePager.drained(0, rows);
                    return mark;
                });
    }

    @Override
    public void close() {
        sql.close();
    }
}
