package io.tillwatch.mysql;

import io.tillwatch.config.SourceSettings;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
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
        add("connection", Level.OK, Sentence.of("check.mysql.answers", url.host() + ":" + url.port()), Sentence.NONE);
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
            add("table", Level.FAILURE, e.sentence(), Sentence.of("check.mysql.again"));
        }
        return checks;
    }

    private void add(String name, Level level, Sentence finding, Sentence advice) {
        checks.add(new Check(name, level, finding, advice));
    }

    private void version() {
        Server server = sql.server();
        add(
                "server version",
                server.tooOld() ? Level.FAILURE : Level.OK,
                server.tooOld()
                        ? Sentence.of("check.mysql.version.old", server.product())
                        : Sentence.of("check.mysql.version", server.product()),
                server.tooOld() ? Sentence.of("check.mysql.version.use") : Sentence.NONE);
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
            add("TLS", Level.OK, Sentence.of("check.mysql.tls", cipher, url.sslMode()), Sentence.NONE);
        } else if (url.isLoopback()) {
            add("TLS", Level.OK, Sentence.of("check.mysql.tls.here"), Sentence.NONE);
        } else {
            add("TLS", Level.WARNING, Sentence.of("check.mysql.tls.off"), Sentence.of("check.mysql.tls.on"));
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
                    Sentence.of("check.mysql.privileges.more", settings.user(), text),
                    Sentence.of(
                            "check.mysql.privileges.less",
                            TableShape.quote(url.database()) + "." + TableShape.quote(settings.table())));
        } else {
            add("privileges", Level.OK, Sentence.of("check.mysql.privileges", settings.user(), text), Sentence.NONE);
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
        String seconds = String.format(Locale.ROOT, "%.1f", Math.abs(difference.toMillis()) / 1000.0);
        if (difference.abs().compareTo(CLOCKS_AGREE) <= 0) {
            add("clock", Level.OK, Sentence.of("check.mysql.clock", seconds), Sentence.NONE);
        } else {
            add(
                    "clock",
                    Level.WARNING,
                    difference.isNegative()
                            ? Sentence.of("check.mysql.clock.behind", seconds)
                            : Sentence.of("check.mysql.clock.ahead", seconds),
                    Sentence.of("check.mysql.clock.set"));
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
                Sentence.of("check.mysql.zone", zone, server),
                zone.getRules().isFixedOffset() || server.equals(zone.getId())
                        ? Sentence.NONE
                        : Sentence.of("check.mysql.zone.set"));
    }

    private void table(TableShape shape) {
        // The catalogue may show a view that nobody can read.
        sql.query(SqlLimits.TABLE, new SaleSql(shape).rows() + " LIMIT 1", List.of(), rows -> {
            while (rows.next()) {
                // Only whether it can be read matters.
            }
            return "";
        });
        add(
                "table",
                Level.OK,
                shape.view()
                        ? Sentence.of("check.mysql.view", shape.name())
                        : Sentence.of("check.mysql.table", shape.name()),
                Sentence.NONE);
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
        add("columns", Level.OK, Sentence.of("check.mysql.columns", String.join(", ", present)), Sentence.NONE);
        if (!absent.isEmpty()) {
            add(
                    "absent columns",
                    Level.WARNING,
                    Sentence.of("check.mysql.columns.absent", String.join(", ", absent)),
                    Sentence.of("check.mysql.columns.grant"));
        }
    }

    private void changeIndex(TableShape shape) {
        if (shape.changeIndex().isPresent()) {
            add(
                    "index on (modified, id)",
                    Level.OK,
                    Sentence.of("check.mysql.index", shape.changeIndex().get().name()),
                    Sentence.NONE);
            return;
        }
        Sentence cost = shape.view()
                ? Sentence.of("check.mysql.index.view")
                : Sentence.of("check.mysql.index.missing", shape.approximateRows(), megabytes(shape.bytes()));
        Sentence create = shape.view()
                ? Sentence.of("check.mysql.index.view.create")
                : unindexable(shape)
                        .then(Sentence.of(
                                "check.mysql.index.create",
                                shape.quotedName(),
                                shape.quoted(SaleColumn.MODIFIED),
                                shape.quoted(SaleColumn.ID),
                                megabytes(shape.approximateRows() * 40)));
        add("index on (modified, id)", Level.WARNING, cost, create);
    }

    /** What must be done first where a column can be indexed by its beginning only, which does not give an order. */
    private static Sentence unindexable(TableShape shape) {
        Sentence first = Sentence.NONE;
        for (SaleColumn column : List.of(SaleColumn.MODIFIED, SaleColumn.ID)) {
            String type = shape.present(column).type().toLowerCase(Locale.ROOT);
            if (type.endsWith("text") || type.endsWith("blob")) {
                first = first.then(Sentence.of("check.mysql.index.varchar", shape.quoted(column), type));
            }
        }
        return first;
    }

    private void idIndex(TableShape shape) {
        if (shape.idIndex().isPresent()) {
            add(
                    "index on id",
                    Level.OK,
                    Sentence.of("check.mysql.index", shape.idIndex().get().name()),
                    Sentence.NONE);
        } else {
            add(
                    "index on id",
                    Level.WARNING,
                    shape.view() ? Sentence.of("check.mysql.id.view") : Sentence.of("check.mysql.id.none"),
                    shape.view() ? Sentence.NONE : Sentence.of("check.mysql.id.key"));
        }
    }

    private static long megabytes(long bytes) {
        return Math.max(1, bytes / 1_000_000);
    }
}
