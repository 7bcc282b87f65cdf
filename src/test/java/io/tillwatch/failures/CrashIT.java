package io.tillwatch.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillwatch.config.IndexSettings;
import io.tillwatch.mysql.DemoTable;
import io.tillwatch.samples.SampleSales;
import io.tillwatch.service.JobRequest.Kind;
import io.tillwatch.service.Run;
import io.tillwatch.testing.Expected;
import io.tillwatch.testing.IndexDump;
import io.tillwatch.testing.Pipeline;
import io.tillwatch.testing.Program;
import io.tillwatch.testing.Program.Result;
import io.tillwatch.testing.SqlOracle;
import io.tillwatch.testing.TestDatabase;
import io.tillwatch.testing.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed or interrupted while it works: the next one finds it out, goes on, and all ends well. */
@DisabledOnOs(OS.WINDOWS)
class CrashIT {
    private static final int SALES = 30_000;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path home;

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));

    @Test
    void afterKillsAndAnInterruptTheNextRunGoesOnAndEverythingEndsAsItShould() throws Exception {
        long seed = Long.getLong("tillwatch.seed", System.nanoTime());
        System.out.println("CrashIT: -Dtillwatch.seed=" + seed);
        Random random = new Random(seed);
        IndexSettings index = TestServers.elasticsearch("crash-");
        IndexDump dump = new IndexDump(index);
        try (TestDatabase database = TestServers.mariaDb().createDatabase("crash")) {
            fill(database);
            Program program = new Program(home).with(database).with(index);
            Map<String, String> expected = new TreeMap<>();

            Process killed =
                    startAndAwait(program, dump, random.nextInt(SALES / 6)).process();
            killed.destroyForcibly();
            assertTrue(killed.waitFor(10, TimeUnit.SECONDS));
            expected.put(newestRun(dump), "interrupted");

            Program.Started interrupted = startAndAwait(program, dump, random.nextInt(SALES / 6));
            long begun = System.nanoTime();
            interrupt(interrupted.process());
            Result result = interrupted.result();
            assertEquals(130, result.exit(), result.toString());
            assertTrue(System.nanoTime() - begun < Duration.ofSeconds(10).toNanos(), "took too long to end");
            assertEquals("cancelled", result.json().get("state").asText());
            assertEquals(
                    1,
                    result.err()
                            .lines()
                            .filter(line -> line.contains("Stopped"))
                            .count(),
                    result.err());
            expected.put(newestRun(dump), "cancelled");

            killed = startAndAwait(program, dump, random.nextInt(SALES / 6)).process();
            killed.destroyForcibly();
            assertTrue(killed.waitFor(10, TimeUnit.SECONDS));
            // There was less left to do for it: it may have been quicker than we.
            expected.put(newestRun(dump), killed.exitValue() == 0 ? "completed" : "interrupted");

            Result done = program.run("sync", "--json");
            assertEquals(0, done.exit(), done.toString());
            expected.put(done.json().get("run_id").asText(), "completed");
            assertEquals(expected, states(dump));

            try (Pipeline pipeline = new Pipeline(database.settings(), index, InstantSource.system())) {
                Expected.assertSame(new SqlOracle(database, today), dump, today);
                pipeline.verify(true);
                pipeline.run(Kind.ROLLUP_DAILY);
                pipeline.run(Kind.ROLLUP_WEEKLY);
                Expected.assertSame(new SqlOracle(database, today), dump, today);
                Run proof = pipeline.verify(false);
                assertEquals(Run.State.COMPLETED, proof.state());
            }
        }
    }

    private void fill(TestDatabase database) {
        try (DemoTable table = DemoTable.open(
                database.url(),
                database.user(),
                database.password(),
                "platform_sales",
                DemoTable.Shape.DATETIME,
                DemoTable.StoreIds.NUMBER)) {
            table.create();
            SampleSales.of(5, today.minusDays(1), 20, 40, SALES).forEach(table::add);
        }
    }

    /** Starts a sync and waits until it has written so many documents. */
    private static Program.Started startAndAwait(Program program, IndexDump dump, int documents) {
        int runs = states(dump).size();
        Program.Started started = program.start("sync", "--json");
        long end = System.nanoTime() + LIMIT.toNanos();
        while (states(dump).size() == runs) {
            await(end);
        }
        // Runs and leases are written all the time; what was written before this run does not count.
        long before = written(dump);
        while (written(dump) - before < documents && started.process().isAlive()) {
            await(end);
        }
        return started;
    }

    private static void await(long end) {
        assertTrue(System.nanoTime() < end, "got nowhere");
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }

    private static long written(IndexDump dump) {
        return dump.call("GET", dump.name("platform_sales*") + "/_stats/indexing", "")
                .at("/_all/primaries/indexing/index_total")
                .asLong();
    }

    /** States of the runs by id; empty when there is no index yet. */
    private static Map<String, String> states(IndexDump dump) {
        Map<String, String> states = new TreeMap<>();
        if (dump.call("GET", dump.name("tillwatch_runs*") + "/_stats/docs", "")
                        .at("/_shards/successful")
                        .asInt()
                > 0) {
            for (ObjectNode run : dump.documents("tillwatch_runs").values()) {
                states.put(run.get("id").asText(), run.get("state").asText());
            }
        }
        return states;
    }

    private static String newestRun(IndexDump dump) {
        return new TreeMap<>(states(dump)).lastKey();
    }

    /** As Ctrl+C does. A program that was told to ignore that, as those of a background job are, is asked to end. */
    private static void interrupt(Process process) throws Exception {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        boolean ignored = Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
        assertEquals(
                0,
                new ProcessBuilder("kill", ignored ? "-TERM" : "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor());
    }
}
