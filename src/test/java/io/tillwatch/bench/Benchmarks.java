package io.tillwatch.bench;

import io.tillwatch.samples.RawSale;
import io.tillwatch.testing.DatabaseServer;
import io.tillwatch.testing.TestServers;
import java.time.LocalDate;

/**
 * Prints how fast and how big Tillwatch is, each figure with its limit, and ends with 1 when a limit is missed. Properties:
 * {@code bench.rows}; {@code bench.rounds}, of which medians are taken; {@code bench.database}, {@code mariadb} or
 * {@code mysql}; {@code bench.parts}, any of {@code speed,figures,paint,scroll,start,changes,live,memory}, or {@code soak},
 * {@code schedulers} or {@code serve} alone.
 */
final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        long rows = Long.parseLong(System.getProperty("bench.rows", "200000"));
        int rounds = Integer.parseInt(System.getProperty("bench.rounds", "5"));
        String parts = System.getProperty("bench.parts", "speed,figures,paint,scroll,start,changes,live,memory");
        if (parts.equals("soak")) {
            Soak.main(args);
            return;
        }
        if (parts.equals("schedulers")) {
            SchedulersSoak.main(args);
            return;
        }
        if (parts.equals("serve")) {
            ServeSoak.main(args);
            return;
        }
        DatabaseServer server = System.getProperty("bench.database", "mariadb").equals("mysql")
                ? TestServers.mySql().orElseThrow(() -> new IllegalStateException("There is no MySQL"))
                : TestServers.mariaDb();
        // Yesterday's sales are all in the past, so that the changes are the last thing that happened.
        LocalDate lastDate = LocalDate.now(RawSale.ZONE).minusDays(1);
        Figures figures = new Figures();

        long start = System.nanoTime();
        SampleTable.sales(lastDate, rows).forEach(sale -> {});
        double making = (System.nanoTime() - start) / 1e9;
        start = System.nanoTime();
        try (SampleTable table = SampleTable.fill(server, lastDate, rows)) {
            double filling = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%n%s, %,d sales, medians, rounds: %d, %d processors%n%n",
                    server.name(), table.rows(), rounds, Runtime.getRuntime().availableProcessors());
            figures.told("Sample sales made", "%,.0f/s".formatted(table.rows() / making));
            figures.told("Sample sales made and written to the database", "%,.0f/s".formatted(table.rows() / filling));
            if (parts.contains("speed")) {
                new SpeedBench(table, figures).run(rounds);
            }
            new ReadingParts(table, lastDate, figures).run(parts, rounds);
            // Before the changes, so that both sizes hold sales as they were made.
            if (parts.contains("memory")) {
                new MemoryBench(server, lastDate, figures).run(table);
            }
            if (parts.contains("changes")) {
                new ChangesBench(table, figures).run(rounds);
            }
            if (parts.contains("live")) {
                new LiveBench(table, LocalDate.now(RawSale.ZONE), figures).run();
            }
        }
        System.exit(figures.missed() ? 1 : 0);
    }
}
