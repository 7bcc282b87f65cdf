package io.tillwatch.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.testing.Comparison;
import io.tillwatch.testing.Expected;
import io.tillwatch.testing.IndexDump;
import io.tillwatch.testing.Program;
import io.tillwatch.testing.Program.Started;
import io.tillwatch.testing.SqlOracle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * How long after its commit a change can be found by a search, while {@code serve} with live mode watches and fifty
 * sales a second are added or changed. A search looks for those outstanding all the time, and takes its share of the
 * processors.
 */
final class LiveBench {
    private static final int A_SECOND = 50;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration MEASURED = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int AT_ONCE = 1_000;
    /** More than are changed in all. */
    private static final int KNOWN = 20_000;

    /** Far from any other id, and an amount that tells each change apart. */
    private static final long NEW_IDS = 900_000_000_000L;

    private final SampleTable table;
    private final LocalDate today;
    private final Figures figures;
    /** When each change was committed, on the steady clock, by the sale's id. */
    private final Map<Long, Outstanding> outstanding = new ConcurrentHashMap<>();

    private record Outstanding(long amount, long committed) {}

    LiveBench(SampleTable table, LocalDate today, Figures figures) {
        this.table = table;
        this.today = today;
        this.figures = figures;
    }

    void run() throws Exception {
        Path home = Files.createTempDirectory("tillwatch-live");
        try (Scratch scratch = Scratch.named("live")) {
            TimedSync.of(table.database(), scratch.settings()).requireIndexed(table.rows());
            Program program = new Program(home)
                    .forLongRuns()
                    .with(table.database())
                    .with(scratch.settings())
                    .with("TILLWATCH_SYNC_LIVE", "on");
            Started serve = program.start("serve", "--port", "0");
            try {
                measure(scratch);
            } finally {
                serve.process().destroy();
                if (!serve.process().waitFor(15, TimeUnit.SECONDS)) {
                    serve.process().destroyForcibly();
                }
            }
            TimedSync.of(table.database(), scratch.settings());
            for (Comparison comparison :
                    Expected.compare(new SqlOracle(table.database(), today), scratch.dump(), today)) {
                figures.told(
                        "  afterwards: " + comparison.what() + "s that differ from SQL", "" + comparison.different());
                if (comparison.different() > 0) {
                    throw new IllegalStateException(comparison.first().toString());
                }
            }
        } finally {
            ReadingParts.delete(home);
        }
    }

    private void measure(Scratch scratch) throws Exception {
        List<Double> latencies = new ArrayList<>();
        AtomicBoolean going = new AtomicBoolean(true);
        IndexDump dump = scratch.dump();
        try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
            Future<?> changing = beside.submit(() -> {
                change(going);
                return null;
            });
            long begun = System.nanoTime();
            look(scratch, dump, new ArrayList<>(), begun, WARM_UP);
            double[] refreshBefore = refreshes(scratch, dump);
            look(scratch, dump, latencies, System.nanoTime(), MEASURED);
            double[] refreshAfter = refreshes(scratch, dump);
            going.set(false);
            changing.get();
            look(scratch, dump, latencies, System.nanoTime(), LIMIT);
            if (!outstanding.isEmpty()) {
                throw new IllegalStateException(outstanding.size() + " changes were never found");
            }
            told(latencies, refreshAfter[0] - refreshBefore[0], refreshAfter[1] - refreshBefore[1]);
        }
    }

    private void told(List<Double> latencies, double refreshes, double refreshMillis) {
        figures.told("Changes found by a search", "%,d".formatted(latencies.size()));
        figures.told("  of them half within", "%.2f s".formatted(Figures.percentile(latencies, 0.5)));
        figures.under(
                "From commit to search, 95th percentile, 50 changes a second", Figures.percentile(latencies, 0.95), 2);
        figures.told("  the slowest", "%.2f s".formatted(Figures.percentile(latencies, 1)));
        figures.told(
                "  of it Elasticsearch's refresh of the sales, each",
                "%.3f s".formatted(refreshMillis / 1_000 / Math.max(1, refreshes)));
        figures.told("  refreshes a second", "%.1f".formatted(refreshes / MEASURED.toSeconds()));
    }

    /** How often the sales were refreshed, and the time that took in milliseconds. */
    private static double[] refreshes(Scratch scratch, IndexDump dump) {
        JsonNode refresh = dump.call("GET", scratch.settings().prefix() + Scratch.SALES + "/_stats/refresh", "")
                .at("/_all/primaries/refresh");
        return new double[] {
            refresh.get("total").asDouble(), refresh.get("total_time_in_millis").asDouble()
        };
    }

    /** Seven in ten are new sales; two change an amount, one a cancellation, each of another sale. */
    private void change(AtomicBoolean going) throws SQLException, InterruptedException {
        try (Connection connection = table.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET time_zone = '+09:00'");
            List<Long> known = new ArrayList<>();
            try (ResultSet ids =
                    statement.executeQuery("SELECT id FROM platform_sales ORDER BY RAND() LIMIT " + KNOWN)) {
                while (ids.next()) {
                    known.add(ids.getLong(1));
                }
            }
            long begun = System.nanoTime();
            for (long i = 0; going.get(); i++) {
                long due = begun + i * 1_000_000_000L / A_SECOND;
                long early = due - System.nanoTime();
                if (early > 0) {
                    TimeUnit.NANOSECONDS.sleep(early);
                }
                long amount = 10_000 + i;
                long id = i % 10 < 7 ? NEW_IDS + i : known.remove(known.size() - 1);
                if (statement.executeUpdate(sql(i, id, amount)) != 1) {
                    throw new IllegalStateException("No sale was changed");
                }
                outstanding.put(id, new Outstanding(amount, System.nanoTime()));
            }
        }
    }

    private static String sql(long i, long id, long amount) {
        if (i % 10 < 7) {
            return "INSERT INTO platform_sales (id, created, modified, card_company, card_number, amount_sale, amount_fee,"
                    + " amount_deposit, is_canceled, sold_at, will_deposited_at, platform, store_id) VALUES (" + id
                    + ", NOW(6), NOW(6), 'Bench', '" + id + "', " + amount + ", 10, " + (amount - 10)
                    + ", 0, NOW(6), NOW(6) + INTERVAL 2 DAY, 'Bench', " + (1 + i % 150) + ")";
        }
        String change = i % 10 < 9 ? "" : ", is_canceled = 1 - is_canceled";
        return "UPDATE platform_sales SET amount_sale = " + amount + change + ", modified = NOW(6) WHERE id = " + id;
    }

    /** Looks for what is outstanding until the time is over, or, once nothing is added, until everything is found. */
    private void look(Scratch scratch, IndexDump dump, List<Double> latencies, long begun, Duration time)
            throws InterruptedException {
        boolean toTheEnd = time.equals(LIMIT);
        while (System.nanoTime() - begun < time.toNanos() && !(toTheEnd && outstanding.isEmpty())) {
            List<Long> ids = outstanding.keySet().stream().limit(AT_ONCE).toList();
            if (!ids.isEmpty()) {
                String query =
                        "{\"size\":" + AT_ONCE + ",\"_source\":[\"amount_sale\"],\"query\":{\"ids\":{\"values\":["
                                + ids.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",")) + "]}}}";
                JsonNode hits = dump.call("POST", scratch.settings().prefix() + Scratch.SALES + "/_search", query)
                        .at("/hits/hits");
                long now = System.nanoTime();
                for (JsonNode hit : hits) {
                    long id = hit.get("_id").asLong();
                    Outstanding change = outstanding.get(id);
                    if (change != null && hit.at("/_source/amount_sale").asLong() == change.amount()) {
                        outstanding.remove(id);
                        latencies.add((now - change.committed()) / 1e9);
                    }
                }
            }
            Thread.sleep(LOOK_EVERY);
        }
    }
}
