package io.tillwatch.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.mysql.MysqlSaleSource;
import io.tillwatch.service.JobRequest.Kind;
import io.tillwatch.service.SmallTable.Row;
import io.tillwatch.testing.Expected;
import io.tillwatch.testing.IndexDump;
import io.tillwatch.testing.Pipeline;
import io.tillwatch.testing.SqlOracle;
import io.tillwatch.testing.TestDatabase;
import io.tillwatch.testing.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Live mode's own clock is moved by hand; the database's seconds have to be waited for. */
class LiveSyncIT {
    private static final Duration SETTLE = Duration.ofSeconds(2);

    private final IndexSettings settings = TestServers.elasticsearch("live%x-".formatted(System.nanoTime()));
    private final IndexDump dump = new IndexDump(settings);
    private final TestDatabase database = TestServers.mariaDb().createDatabase("live");
    private final SmallTable table = new SmallTable(database);
    private final Pipeline pipeline = new Pipeline(database.settings(), settings, InstantSource.system());
    private final SaleSource source = new MysqlSaleSource(database.settings());
    private long nanos = 1;
    private final LiveSync live = new LiveSync(source, pipeline.jobs(), "test@here", SETTLE, () -> nanos);

    @AfterEach
    void close() {
        live.rest();
        pipeline.close();
        source.close();
        database.close();
    }

    /** A row as programs stamp it that write it now. */
    private static Row changedNow(long id, long amount) {
        return Row.of(id, 1, amount)
                .modified(LocalDateTime.now(ZoneId.of("Asia/Seoul")).truncatedTo(ChronoUnit.SECONDS));
    }

    private void wait(Duration time) {
        nanos += time.toNanos();
    }

    /** Amounts as a search shows them, by id. */
    private Map<String, Long> shown() {
        Map<String, Long> amounts = new TreeMap<>();
        dump.documents("platform_sales")
                .forEach((id, sale) -> amounts.put(id, sale.get("amount_sale").asLong()));
        return amounts;
    }

    private List<Run> records() {
        return pipeline.elastic().runs().recent(100).stream()
                .filter(run -> run.job().equals("live"))
                .toList();
    }

    private void assertAsInTheSource() {
        Expected.assertSame(new SqlOracle(database, SmallTable.today()), dump, SmallTable.today());
    }

    @Test
    void aChangeIsFoundBeforeItsSecondIsOverAndSoIsTheNextOneInIt() throws InterruptedException {
        table.put(Row.of(1, 1, 1_000));
        pipeline.run(Kind.SYNC);
        live.look();
        Row first = changedNow(2, 500);
        table.put(first);
        live.look();
        assertEquals(Map.of("1", 1_000L, "2", 500L), shown());
        // Stamped as before: nothing shows that it has changed but that its second was open.
        table.put(Row.of(2, 1, 700).modified(first.modified()));
        live.look();
        Thread.sleep(SETTLE);
        live.look();
        assertEquals(500, shown().get("2"), "it was read again before there was a reason to");
        wait(SETTLE.plusSeconds(2));
        live.look();
        assertEquals(Map.of("1", 1_000L, "2", 700L), shown());
        assertAsInTheSource();
        assertEquals(0L, pipeline.run(Kind.SYNC).counts().getOrDefault("indexed", 0L), "something was left to sync");
        assertAsInTheSource();
    }

    @Test
    void whatWasReadTooEarlyIsReadAgainByAnySync() throws InterruptedException {
        table.put(Row.of(1, 1, 1_000));
        pipeline.run(Kind.SYNC);
        Row early = changedNow(2, 500);
        table.put(early);
        live.look();
        table.put(
                Row.of(2, 1, 700).modified(early.modified()), Row.of(3, 1, 900).modified(early.modified()));
        Thread.sleep(SETTLE);
        pipeline.run(Kind.SYNC);
        assertEquals(Map.of("1", 1_000L, "2", 700L, "3", 900L), shown());
        assertAsInTheSource();
    }

    @Test
    void manyPassesHaveOneRecordAnHour() {
        table.put(Row.of(1, 1, 1_000));
        pipeline.run(Kind.SYNC);
        for (int id = 2; id < 6; id++) {
            table.put(changedNow(id, id * 100L));
            live.look();
        }
        assertEquals(1, records().size());
        assertEquals(Run.State.COMPLETED, records().getFirst().state());
        assertEquals(4L, records().getFirst().counts().get("indexed"));
        wait(Duration.ofMinutes(61));
        table.put(changedNow(6, 600));
        live.look();
        assertEquals(2, records().size());
        assertEquals(List.of(), pipeline.elastic().runs().running());
    }

    @Test
    void itWaitsForAnotherRunAndForTheFirstSync() {
        table.put(changedNow(1, 1_000));
        live.look();
        assertEquals(Map.of(), shown(), "the first load is not its business");
        pipeline.run(Kind.SYNC);
        wait(Duration.ofSeconds(2));
        try (Pipeline other = new Pipeline(database.settings(), settings, InstantSource.system())) {
            RunContext writes = new RunContext(
                    "other",
                    JobRequest.of(Kind.VERIFY, "lee@there"),
                    ProgressListener.NONE,
                    InstantSource.system(),
                    ZoneOffset.UTC);
            WriterLease lease = WriterLease.take(
                    other.elastic().leases(),
                    new Run.ProcessStamp("there", 1, 1),
                    new LeaseWatch(process -> false, System::nanoTime),
                    System::nanoTime,
                    writes,
                    Duration.ZERO);
            table.put(changedNow(2, 500));
            live.look();
            assertEquals(Map.of("1", 1_000L), shown());
            lease.release(writes, true);
        }
        wait(Duration.ofSeconds(2));
        live.look();
        assertEquals(Map.of("1", 1_000L, "2", 500L), shown());
        assertTrue(
                records().stream()
                        .allMatch(run -> run.state() == Run.State.COMPLETED
                                || run.counts().isEmpty()),
                () -> "%s".formatted(records()));
    }

    @Test
    void itGoesOnWhenTheDatabaseDroppedItsConnection() throws Exception {
        table.put(Row.of(1, 1, 1_000));
        pipeline.run(Kind.SYNC);
        live.look();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            List<Long> others = new ArrayList<>();
            try (ResultSet processes = statement.executeQuery(
                    "SELECT ID FROM information_schema.PROCESSLIST WHERE ID <> CONNECTION_ID() AND DB = '"
                            + database.name() + "'")) {
                while (processes.next()) {
                    others.add(processes.getLong(1));
                }
            }
            assertTrue(!others.isEmpty(), "nobody watches");
            for (long process : others) {
                statement.execute("KILL " + process);
            }
        }
        table.put(changedNow(2, 500));
        live.look();
        wait(Duration.ofSeconds(2));
        live.look();
        assertEquals(Map.of("1", 1_000L, "2", 500L), shown());
    }
}
