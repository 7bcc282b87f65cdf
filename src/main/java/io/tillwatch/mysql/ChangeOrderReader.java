package io.tillwatch.mysql;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out how {@code modified} is written, from its type or else from its values. */
final class ChangeOrderReader {
    private static final int NEWEST = 200;
    private static final int OLDEST = 50;
    private static final int DAYS = 3;

    private final SqlRunner sql;
    private final TableShape shape;
    private final ZoneId zone;

    ChangeOrderReader(SqlRunner sql, TableShape shape, ZoneId zone) {
        this.sql = sql;
        this.shape = shape;
        this.zone = zone;
    }

    ChangeOrder read() {
        ColumnKind kind = shape.kind(SaleColumn.MODIFIED);
        if (kind.isTime()) {
            return ChangeOrder.ofTyped(kind, zone);
        }
        List<String> samples = values("0", "A", " DESC", NEWEST);
        if (samples.isEmpty()) {
            return ChangeOrder.ofText(samples, zone);
        }
        samples.addAll(values("0", "A", "", OLDEST));
        addOtherForms(samples);
        return ChangeOrder.ofText(samples, zone);
    }

    /** One form comes before all text of another on the same day, so the first and last of each day show both. */
    private void addOtherForms(List<String> samples) {
        LocalDate day = newestDay(samples);
        for (int i = 0; day != null && i < DAYS; i++) {
            String date = day.minusDays(i).toString();
            String next = day.minusDays(i - 1L).toString();
            samples.addAll(values(date, next, "", 1));
            samples.addAll(values(date, next, " DESC", 1));
        }
    }

    private static @Nullable LocalDate newestDay(List<String> samples) {
        TimeText parser = new TimeText();
        for (String sample : samples) {
            if (parser.read(sample.getBytes(StandardCharsets.UTF_8)) == TimeText.Outcome.OK) {
                try {
                    return LocalDate.parse(sample.strip().substring(0, 10));
                } catch (DateTimeParseException e) {
                    return null;
                }
            }
        }
        return null;
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
