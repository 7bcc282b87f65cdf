package io.tillwatch.app;

import io.tillwatch.cli.DemoReport.BadLine;
import io.tillwatch.cli.DemoRunner.Listener;
import io.tillwatch.cli.DemoRunner.Request;
import io.tillwatch.embedded.EmbeddedServers;
import io.tillwatch.mysql.DemoTable;
import io.tillwatch.samples.CsvNote;
import io.tillwatch.samples.CsvReport;
import io.tillwatch.samples.CsvSales;
import io.tillwatch.samples.RawSale;
import io.tillwatch.samples.SampleSales;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Puts the demo's sales into its database. */
final class DemoLoad {
    static final String TABLE = "platform_sales";
    private static final int TOLD_EVERY = 1_000;

    private final EmbeddedServers servers;
    private final InstantSource clock;
    private final ZoneId zone;
    private final List<BadLine> badLines = new ArrayList<>();
    private long rows;
    private long badLineCount;
    private boolean kept;

    DemoLoad(EmbeddedServers servers, InstantSource clock, ZoneId zone) {
        this.servers = servers;
        this.clock = clock;
        this.zone = zone;
    }

    DemoLoad load(Request request, Listener listener) {
        if (request.csv().isEmpty() && request.keep()) {
            rows = rowsThere();
            kept = rows > 0;
        }
        if (request.csv().isEmpty()) {
            if (!kept) {
                LocalDate yesterday = LocalDate.ofInstant(clock.instant(), zone).minusDays(1);
                fill(DemoTable.StoreIds.NUMBER, listener, SampleSales.demo(yesterday)::forEach);
            }
        } else {
            // A person's own stores may be named and not numbered.
            fill(DemoTable.StoreIds.TEXT, listener, rows -> report(CsvSales.read(request.csv(), rows)));
        }
        return this;
    }

    private void fill(DemoTable.StoreIds storeIds, Listener listener, Consumer<Consumer<RawSale>> sales) {
        // Under a name of its own until it is whole: what an interrupted load leaves must not be taken for kept sales.
        try (DemoTable table = open(TABLE + "_loading", storeIds)) {
            table.create();
            sales.accept(sale -> {
                table.add(sale);
                if (++rows % TOLD_EVERY == 0) {
                    listener.loaded(rows);
                }
            });
            table.rename(TABLE);
        }
    }

    private DemoTable open(String name, DemoTable.StoreIds storeIds) {
        return DemoTable.open(
                servers.jdbcUrl(),
                servers.databaseUser(),
                servers.databasePassword(),
                name,
                DemoTable.Shape.DATETIME6,
                storeIds);
    }

    private void report(CsvReport report) {
        rows = report.loaded();
        badLineCount = report.bad();
        for (CsvNote note : report.badLines()) {
            badLines.add(new BadLine(note.file(), note.line(), note.text()));
        }
    }

    private long rowsThere() {
        try (DemoTable table = open(TABLE, DemoTable.StoreIds.NUMBER)) {
            return table.count();
        }
    }

    long rows() {
        return rows;
    }

    List<BadLine> badLines() {
        return badLines;
    }

    long badLineCount() {
        return badLineCount;
    }

    boolean kept() {
        return kept;
    }
}
