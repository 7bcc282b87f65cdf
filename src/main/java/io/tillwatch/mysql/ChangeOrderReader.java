package io.tillwatch.mysql;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Finds out how {@code modified} is written, from its type or else from its values. */
final class ChangeOrderReader {
    private static final int NEWEST = 200;
    private static final int OLDEST = 50;
    private static final int DAYS = 3;
    private static final int SECONDS_A_DAY = 86_400;

    private final SqlRunner sql;
    private final TableShape shape;
    private final ZoneId zone;

    ChangeOrderReader(SqlRunner sql, TableShape shape, ZoneId zone) {
        this.sql = sql;
        this.shape = shape;
        this.zone = zone;
    }

    /** @param clock the database's clock: days after it tell nothing of how rows are written now */
    ChangeOrder read(Instant clock) {
        ColumnKind kind = shape.kind(SaleColumn.MODIFIED);
        if (kind.isTime()) {
            return ChangeOrder.ofTyped(kind, zone);
        }
        List<String> samples = values("0", "A", " DESC", NEWEST);
        if (samples.isEmpty()) {
            return ChangeOrder.ofText(samples, zone);
        }
        samples.addAll(values("0", "A", "", OLDEST));
        addOtherForms(samples, clock.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1));
        return ChangeOrder.ofText(samples, zone);
    }

    /** One form comes before all text of another on the same day, so the first and last of each day show both. */
    private void addOtherForms(List<String> samples, LocalDate latest) {
        LocalDate day = newestDay(samples, latest);
        for (int i = 0; i < DAYS; i++) {
            String date = day.minusDays(i).toString();
            String next = day.minusDays(i - 1L).toString();
            samples.addAll(values(date, next, "", 1));
            samples.addAll(values(date, next, " DESC", 1));
        }
    }

    /** The newest day that rows are stamped with, those ahead of the clock aside; the latest when all are. */
    private static LocalDate newestDay(List<String> samples, LocalDate latest) {
        TimeText parser = new TimeText();
        for (String sample : samples) {
            if (parser.read(sample.getBytes(StandardCharsets.UTF_8)) == TimeText.Outcome.OK) {
                LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(parser.localSecond(), SECONDS_A_DAY));
                if (!day.isAfter(latest)) {
                    return day;
                }
            }
        }
        return latest;
    }

    private List<String> values(String from, String to, String direction, int limit) {
        SaleSql statements = new SaleSql(shape);
        String modified = statements.modified();
        String query = statements.select("CONVERT(" + modified + " USING utf8mb4)") + " WHERE " + modified
                + " >= ? AND " + modified + " < ? ORDER BY " + modified + direction + " LIMIT " + limit;
        SqlLimits bound = shape.changeIndex().isPresent() ? SqlLimits.PAGE : SqlLimits.TABLE;
        return sql.query(bound, query, List.of(from, to), rows -> {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        });
    }
}
