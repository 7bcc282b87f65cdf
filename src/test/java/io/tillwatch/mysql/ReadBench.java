package io.tillwatch.mysql;

import io.tillwatch.config.Secret;
import io.tillwatch.config.SourceSettings;
import io.tillwatch.model.Position;
import io.tillwatch.service.SourceRow;
import io.tillwatch.service.SourceSession;
import io.tillwatch.service.SourceSession.Window;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * Prints how fast a table is read: as a plain stream of the driver that asks for each column as text, by a full scan and
 * by pages of changes. Arguments: address, user, table, rounds and, to
 * leave out the plain stream, anything.
 */
final class ReadBench {
    private final SourceSettings settings;
    private long checksum;

    private ReadBench(SourceSettings settings) {
        this.settings = settings;
    }

    public static void main(String[] args) throws SQLException {
        ReadBench bench = new ReadBench(new SourceSettings(
                args[0],
                args[1],
                Secret.NONE,
                args[2],
                ZoneId.of("Asia/Seoul"),
                ZoneId.of("Asia/Seoul"),
                Duration.ofSeconds(2),
                Duration.ofMinutes(15)));
        for (int round = 0; round < Integer.parseInt(args[3]); round++) {
            if (args.length < 5) {
                bench.measure("plain stream, getString", bench::plain);
            }
            bench.measure("scan", bench::scan);
            bench.measure("changes, pages of 2,000", bench::changes);
        }
    }

    private interface Reading {
        long read() throws SQLException;
    }

    private void measure(String name, Reading reading) throws SQLException {
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long start = System.nanoTime();
        long rows = reading.read();
        long nanos = System.nanoTime() - start;
        cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
        System.out.printf(
                "%-28s %,10d rows  %,9d rows/s  %,7d ns/row  %,7d ns cpu/row%n",
                name, rows, rows * 1_000_000_000L / nanos, nanos / rows, cpu / rows);
    }

    private long plain() throws SQLException {
        long rows = 0;
        try (Connection connection = new Connector(settings, JdbcUrl.parse(settings.url())).connect();
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet result = statement.executeQuery("SELECT * FROM " + settings.table())) {
                while (result.next()) {
                    for (int i = 1; i <= 23; i++) {
                        String text = result.getString(i);
                        checksum += text == null ? 0 : text.length();
                    }
                    rows++;
                }
            }
        }
        return rows;
    }

    private long scan() {
        long[] rows = new long[1];
        try (MysqlSaleSource source = new MysqlSaleSource(settings);
                SourceSession session = source.open()) {
            session.scan(row -> {
                rows[0]++;
                checksum += row.sale() == null ? 0 : row.sale().amountSale();
            });
        }
        return rows[0];
    }

    private long changes() {
        long rows = 0;
        Position after = null;
        try (MysqlSaleSource source = new MysqlSaleSource(settings);
                SourceSession session = source.open()) {
            List<SourceRow> page;
            do {
                page = session.changes(Window.CLOSED, after, 2_000);
                rows += page.size();
                after = page.isEmpty() ? after : page.getLast().position();
            } while (page.size() == 2_000);
        }
        return rows;
    }
}
