package io.tillwatch.mysql;

import io.tillwatch.config.SourceSettings;
import io.tillwatch.model.Failure;
import io.tillwatch.mysql.TableShape.Column;
import io.tillwatch.service.Check;
import io.tillwatch.service.Check.Level;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks at everything that the source depends on and says what to do about what it finds. */
final class Inspection {
    private static final int LONGEST_GRANTS = 500;
    private static final Duration CLOCKS_AGREE = Duration.ofSeconds(2);

    private final SqlRunner sql;
    private final SourceSettings settings;
    private final JdbcUrl url;
    private final List<Check> checks = new ArrayList<>();

    Inspection(SqlRunner sql, SourceSettings settings, JdbcUrl url) {
        this.sql = sql;
        this.settings = settings;
        this.url = url;
    }

    /**
     * @param prepare sets up the session
     * @param clockDifference how far the database's clock is ahead of ours, null when that is not asked
     */
    List<Check> run(Runnable prepare, Function<SqlRunner, @Nullable Duration> clockDifference) {
        add("connection", Level.OK, "The database at " + url.host() + ":" + url.port() + " answers.", "");
        try {
            version();
            if (sql.server().tooOld()) {
                return checks;
            }
            prepare.run();
            tls();
            privileges();
            clock(clockDifference.apply(sql));
            zone();
            table(new ShapeReader(sql, settings.table()).read());
        } catch (Failure e) {
            add("table", Level.FAILURE, e.getMessage(), "Correct this, then run doctor again.");
        }
        return checks;
    }

    private void add(String name, Level level, String finding, String advice) {
        checks.add(new Check(name, level, finding, advice));
    }

    private void version() {
        Server server = sql.server();
        add(
                "server version",
                server.tooOld() ? Level.FAILURE : Level.OK,
                server.product() + (server.tooOld() ? " is too old." : "."),
                server.tooOld() ? "Use MySQL 8.0 or MariaDB 10.5 or later." : "");
    }

    private void tls() {
        String cipher = sql.query(SqlLimits.PAGE, "SHOW SESSION STATUS LIKE 'Ssl_version'", List.of(), rows -> {
            String version = "";
            while (rows.next()) {
                version = rows.getString(2);
            }
            return version;
        });
        if (!cipher.isEmpty()) {
            add("TLS", Level.OK, "The connection is encrypted (" + cipher + ", " + url.sslMode() + ").", "");
        } else if (url.isLoopback()) {
            add("TLS", Level.OK, "The connection stays on this machine and is not encrypted.", "");
        } else {
            add("TLS", Level.WARNING, "The connection is not encrypted.", "Switch TLS on in the database.");
        }
    }

    private void privileges() {
        List<String> grants = sql.query(SqlLimits.PAGE, "SHOW GRANTS", List.of(), rows -> {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                String grant = withoutPassword(rows.getString(1));
                // What everybody has is not this account's doing.
                if (!grant.endsWith(" TO PUBLIC")) {
                    lines.add(grant);
                }
            }
            return lines;
        });
        boolean more = grants.stream().anyMatch(Inspection::isMoreThanRead);
        String all = String.join("; ", grants);
        String text = all.length() <= LONGEST_GRANTS ? all : all.substring(0, LONGEST_GRANTS) + "…";
        if (more) {
            add(
                    "privileges",
                    Level.WARNING,
                    "User \"" + settings.user() + "\" may do more than read: " + text,
                    "Use an account of its own with GRANT SELECT ON " + TableShape.quote(url.database()) + "."
                            + TableShape.quote(settings.table()) + " alone.");
        } else {
            add("privileges", Level.OK, "User \"" + settings.user() + "\" may only read: " + text, "");
        }
    }

    private static String withoutPassword(String grant) {
        return grant.replaceAll("(?i)\\s+IDENTIFIED\\s+(BY|VIA|WITH).*?(?=\\s+(WITH|REQUIRE)\\s|$)", "");
    }

    /** Reading, monitoring and logging in are harmless; everything else is more than is needed. */
    private static boolean isMoreThanRead(String grant) {
        String upper = grant.toUpperCase(Locale.ROOT);
        int on = upper.indexOf(" ON ");
        if (!upper.startsWith("GRANT ") || on < 0) {
            return false;
        }
        if (upper.contains("WITH GRANT OPTION")) {
            return true;
        }
        String privileges = upper.substring(6, on).replaceAll("\\([^)]*\\)", "");
        for (String privilege : privileges.split(",", -1)) {
            switch (privilege.strip()) {
                case "SELECT", "USAGE", "PROCESS", "SHOW VIEW", "REPLICATION CLIENT", "BINLOG MONITOR" -> {}
                default -> {
                    return true;
                }
            }
        }
        return false;
    }

    private void clock(@Nullable Duration difference) {
        if (difference == null) {
            return;
        }
        String seconds = String.format(Locale.ROOT, "%.1f s", Math.abs(difference.toMillis()) / 1000.0);
        if (difference.abs().compareTo(CLOCKS_AGREE) <= 0) {
            add("clock", Level.OK, "The database's clock and this machine's differ by " + seconds + ".", "");
        } else {
            add(
                    "clock",
                    Level.WARNING,
                    "The database's clock is " + seconds + (difference.isNegative() ? " behind" : " ahead of")
                            + " this machine's.",
                    "Synchronise both with NTP. Reading goes by the database's clock, so nothing is lost.");
        }
    }

    private void zone() {
        // The session's own zone was set to UTC; the server's default is what other programs write by.
        String server = sql.query(
                SqlLimits.PAGE, "SELECT CONCAT(@@global.time_zone, ' ', @@system_time_zone)", List.of(), rows -> {
                    rows.next();
                    String zone = rows.getString(1);
                    ChangePager.drained(0, rows);
                    return zone.startsWith("SYSTEM ") ? zone.substring(7) : zone.substring(0, zone.indexOf(' '));
                });
        ZoneId zone = settings.zone();
        add(
                "zone",
                Level.OK,
                "Times without an offset are read as " + zone + "; the server's own zone is " + server + ".",
                zone.getRules().isFixedOffset() || server.equals(zone.getId())
                        ? ""
                        : "If programs write the server's local time, TILLWATCH_MYSQL_ZONE must name its zone.");
    }

    private void table(TableShape shape) {
        // The catalogue may show a view that nobody can read.
        sql.query(SqlLimits.TABLE, new SaleSql(shape).rows() + " LIMIT 1", List.of(), rows -> {
            while (rows.next()) {
                // Only whether it can be read matters.
            }
            return "";
        });
        add("table", Level.OK, (shape.view() ? "View " : "Table ") + shape.name() + " can be read.", "");
        columns(shape);
        changeIndex(shape);
        idIndex(shape);
    }

    private void columns(TableShape shape) {
        List<String> present = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        for (SaleColumn column : SaleColumn.values()) {
            Column found = shape.columns().get(column);
            if (found == null) {
                absent.add(column.columnName());
            } else {
                present.add(found.name() + " " + found.type());
            }
        }
        add("columns", Level.OK, String.join(", ", present) + ".", "");
        if (!absent.isEmpty()) {
            add(
                    "absent columns",
                    Level.WARNING,
                    "The table lacks " + String.join(", ", absent) + " (or the user may not read them).",
                    "They stay empty in the index. Grant SELECT on them if the table has them.");
        }
    }

    private void changeIndex(TableShape shape) {
        if (shape.changeIndex().isPresent()) {
            add("index on (modified, id)", Level.OK, shape.changeIndex().get().name() + " is used.", "");
            return;
        }
        String cost = shape.view()
                ? "It is a view: each sync may read all its rows."
                : "It is missing: each sync reads all " + shape.approximateRows() + " rows (about "
                        + megabytes(shape.bytes()) + " MB) and sorts them.";
        String create = shape.view()
                ? "Make sure that its table has an index on (modified, id)."
                : unindexable(shape) + "CREATE INDEX modified_id ON " + shape.quotedName() + " ("
                        + shape.quoted(SaleColumn.MODIFIED) + ", " + shape.quoted(SaleColumn.ID)
                        + "): reads the table once, takes about " + megabytes(shape.approximateRows() * 40)
                        + " MB, and writers go on meanwhile.";
        add("index on (modified, id)", Level.WARNING, cost, create);
    }

    /** What must be done first where a column can be indexed by its beginning only, which does not give an order. */
    private static String unindexable(TableShape shape) {
        StringBuilder first = new StringBuilder();
        for (SaleColumn column : List.of(SaleColumn.MODIFIED, SaleColumn.ID)) {
            String type = shape.present(column).type().toLowerCase(Locale.ROOT);
            if (type.endsWith("text") || type.endsWith("blob")) {
                first.append("Make ")
                        .append(shape.quoted(column))
                        .append(" a VARCHAR first: ")
                        .append(type)
                        .append(" cannot be indexed whole. Then ");
            }
        }
        return first.toString();
    }

    private void idIndex(TableShape shape) {
        if (shape.idIndex().isPresent()) {
            add("index on id", Level.OK, shape.idIndex().get().name() + " is used.", "");
        } else {
            add(
                    "index on id",
                    Level.WARNING,
                    (shape.view() ? "It is a view, which has no index" : "There is no unique index on id")
                            + ": a full load reads it in one long statement, and single sales are slow to find.",
                    shape.view() ? "" : "Make id the primary key, if it is unique.");
        }
    }

    private static long megabytes(long bytes) {
        return Math.max(1, bytes / 1_000_000);
    }
}
