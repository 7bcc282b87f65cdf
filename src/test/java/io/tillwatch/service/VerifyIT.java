package io.tillwatch.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.Failure;
import io.tillwatch.model.StoreDay;
import io.tillwatch.service.JobRequest.Kind;
import io.tillwatch.service.SmallTable.Row;
import io.tillwatch.testing.Expected;
import io.tillwatch.testing.IndexDump;
import io.tillwatch.testing.Pipeline;
import io.tillwatch.testing.SqlOracle;
import io.tillwatch.testing.TestDatabase;
import io.tillwatch.testing.TestServers;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What verify calls a difference, what it mends, and what it counts as proven. */
class VerifyIT {
    private final LocalDate today = SmallTable.today();
    private IndexSettings settings;
    private IndexDump dump;
    private TestDatabase database;
    private SmallTable table;
    private Pipeline pipeline;
    private final AtomicLong salesRead = new AtomicLong();

    @BeforeEach
    void open(TestInfo test) {
        String name = "verify%x".formatted(test.getDisplayName().hashCode());
        settings = TestServers.elasticsearch(name + "-");
        dump = new IndexDump(settings);
        database = TestServers.mariaDb().createDatabase(name);
        table = new SmallTable(database);
        pipeline = new Pipeline(database.settings(), settings, InstantSource.system(), this::counting);
    }

    @AfterEach
    void close() {
        pipeline.close();
        database.close();
    }

    /** The real index; counts the sales that are read from it date by date. */
    private SaleIndex counting(SaleIndex real) {
        return (SaleIndex) Proxy.newProxyInstance(
                SaleIndex.class.getClassLoader(), new Class<?>[] {SaleIndex.class}, (proxy, method, args) -> {
                    if (method.getName().equals("salesOn")) {
                        @SuppressWarnings("unchecked")
                        Consumer<IndexedSale> consumer = (Consumer<IndexedSale>) args[2];
                        args[2] = (Consumer<IndexedSale>) sale -> {
                            salesRead.incrementAndGet();
                            consumer.accept(sale);
                        };
                    }
                    try {
                        return method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Alike but for their ids. */
    private void put(long first, long last, int daysAgo, int store) {
        List<Row> rows = new ArrayList<>();
        for (long id = first; id <= last; id++) {
            rows.add(row(id, store, daysAgo, 1_000));
        }
        table.put(rows);
    }

    private Row row(long id, int store, int daysAgo, long amount) {
        return Row.of(id, store, amount).soldAt(today.minusDays(daysAgo).atTime(10, 0));
    }

    private static long count(Run run, String name) {
        return run.counts().getOrDefault(name, 0L);
    }

    private @Nullable LocalDate proven() {
        return pipeline.elastic().state().load().provenThrough();
    }

    private Run verify(DateRange range, @Nullable String store, boolean repair, boolean force) {
        return pipeline.run(new JobRequest(Kind.VERIFY, range, store, false, repair, force, "test@here"));
    }

    private void assertSame() {
        Expected.assertSame(new SqlOracle(database, today), dump, today);
    }

    @Test
    void aRepairTakesOutEveryDeletedSaleHoweverManyThereAre() {
        put(1, 3_000, 3, 1);
        put(3_001, 3_050, 4, 2);
        pipeline.run(Kind.SYNC);
        database.execute("DELETE FROM platform_sales WHERE id BETWEEN 101 AND 3010");

        Run run = verify(DateRange.ALL, null, true, true);

        assertEquals(Run.State.COMPLETED, run.state());
        assertEquals(2_910, count(run, "different"));
        assertEquals(2_910, count(run, "repaired"));
        assertSame();
        assertEquals(today.minusDays(3), proven());
    }

    @Test
    void aRepairThatWouldEmptyTheIndexHasToBeAskedFor() {
        put(1, 300, 3, 1);
        put(301, 900, 4, 2);
        pipeline.run(Kind.SYNC);
        database.execute("DELETE FROM platform_sales WHERE store_id = 1");

        Failure refused = assertThrows(Failure.class, () -> verify(DateRange.ALL, null, true, false));
        assertEquals(Failure.Kind.REFUSED, refused.kind());
        assertTrue(refused.getMessage().contains("lacks 300 of the 900 sales"), refused.getMessage());
        assertTrue(refused.getMessage().contains("--force"), refused.getMessage());
        assertThrows(Failure.class, () -> verify(DateRange.ALL, "1", true, false));
        assertEquals(900, dump.documents("platform_sales").size());

        assertEquals(Run.State.COMPLETED, verify(DateRange.ALL, "1", true, true).state());
        assertSame();
    }

    @Test
    void anEmptySourceIsTakenForTheWrongTable() {
        put(1, 3, 3, 1);
        pipeline.run(Kind.SYNC);
        database.execute("DELETE FROM platform_sales");
        assertThrows(Failure.class, () -> verify(DateRange.ALL, null, true, false));
        assertEquals(3, dump.documents("platform_sales").size());
        verify(DateRange.ALL, null, true, true);
        assertEquals(0, dump.documents("platform_sales").size());
        assertNull(proven());
    }

    @Test
    void whatIsNotSyncedYetDiffersAndIsCountedApart() {
        put(1, 20, 3, 1);
        pipeline.run(Kind.SYNC);
        // Changed, moved to another date, and moved to another store since.
        LocalDateTime since = today.minusDays(1).atStartOfDay();
        table.put(
                row(1, 1, 3, 2_000).modified(since),
                row(2, 1, 5, 1_000).modified(since),
                row(3, 2, 3, 1_000).modified(since),
                row(21, 1, 3, 1_000).modified(since));
        // Spoilt since, so that it cannot be taken in.
        table.put(row(4, 1, 3, 1_000).modified(since).remark("가".repeat(40_000)));

        database.execute("DELETE FROM platform_sales WHERE id = 20");

        Run run = pipeline.verify(false);
        assertEquals(Run.State.COMPLETED_WITH_DIFFERENCES, run.state());
        assertEquals(6, count(run, "different"));
        assertEquals(5, count(run, "not_synced"));
        assertNull(proven(), "stale numbers are not proven");

        Run repaired = pipeline.verify(true);
        assertEquals(6, count(repaired, "repaired"));
        assertSame();
        Run sync = pipeline.run(Kind.SYNC);
        assertEquals(0, count(sync, "indexed"), "the repair took them in");
        assertSame();
        assertEquals(today.minusDays(3), proven());
    }

    @Test
    void onlyWhatWasComparedAndFoundEqualIsProven() {
        put(1, 3, 5, 1);
        put(4, 6, 3, 1);
        put(7, 9, -2, 1);
        pipeline.run(Kind.SYNC);
        pipeline.verify(false);
        assertEquals(today.minusDays(3), proven(), "no date that is not over");

        spoil("5");
        pipeline.verify(false);
        assertEquals(today.minusDays(5), proven());
        pipeline.verify(true);
        assertEquals(today.minusDays(3), proven());

        pipeline.run(Kind.REBUILD);
        assertNull(proven(), "the new indices were not compared yet");
    }

    @Test
    void aRepairThatTheIndexPassesOverIsNotCountedAsMended() {
        put(1, 3, 3, 1);
        pipeline.run(Kind.SYNC);
        dump.call("DELETE", dump.name("platform_sales") + "/_doc/2", "");
        // Deleted, as it seems, after every view that still shows the row.
        dump.call(
                "PUT",
                dump.name("tillwatch_tombstones") + "/_doc/2?refresh=true",
                "{\"sale_id\":\"2\",\"store_id\":\"1\",\"business_date\":\"" + today.minusDays(3)
                        + "\",\"deleted_at\":\"" + today.plusDays(3) + "T00:00:00Z\"}");
        Run run = pipeline.verify(true);
        assertEquals(1, count(run, "different"));
        assertEquals(0, count(run, "repaired"));
        assertEquals(Run.State.COMPLETED_WITH_DIFFERENCES, run.state());
        assertNull(proven());
    }

    @Test
    void verifyingAStoreReadsOnlyItsSales() {
        List<Row> rows = new ArrayList<>();
        for (int id = 1; id <= 60; id++) {
            rows.add(row(id, id % 2, 3 + id % 3, 1_000));
        }
        table.put(rows);
        pipeline.run(Kind.SYNC);
        assertEquals(0, count(verify(DateRange.ALL, "1", false, false), "different"));
        assertEquals(0, salesRead.get(), "equal sums need no look at rows");
        spoil("31");
        spoil("30");
        assertEquals(1, count(verify(DateRange.ALL, "1", true, false), "repaired"));
        assertTrue(salesRead.get() <= 10, salesRead + " sales read");
    }

    @Test
    void aDryRunThatFindsDifferencesSaysSoAndWritesNothing() {
        put(1, 3, 3, 1);
        JobRequest dry = new JobRequest(Kind.VERIFY, DateRange.ALL, null, true, true, "test@here");
        assertThrows(Failure.class, () -> pipeline.run(dry));
        JobRequest drySync = new JobRequest(Kind.SYNC, DateRange.ALL, null, true, false, "test@here");
        Run first = pipeline.run(drySync);
        assertEquals(3, count(first, "indexed"));
        assertEquals(1, count(first, "store_days"));
        assertEquals("{}", dump.call("GET", settings.prefix() + "*", "").toString(), "not even an index");

        pipeline.run(Kind.SYNC);
        spoil("2");
        table.put(row(4, 1, 3, 1).modified(today.minusDays(1).atTime(1, 0)));
        String before = writes();
        Run run = pipeline.run(dry);
        assertEquals(Run.State.COMPLETED_WITH_DIFFERENCES, run.state());
        assertEquals(2, count(run, "different"));
        assertEquals(0, count(run, "repaired"));
        for (Kind kind : Kind.values()) {
            pipeline.run(new JobRequest(kind, DateRange.ALL, null, true, false, "test@here"));
        }
        assertEquals(before, writes());
    }

    /** Everything that was ever written, index by index. */
    private String writes() {
        return dump.call(
                        "GET",
                        settings.prefix() + "*/_stats/indexing,refresh?filter_path="
                                + "indices.*.primaries.indexing.index_total,indices.*.primaries.indexing.delete_total",
                        "")
                .toString();
    }

    /** Changes a sale by hand, in a way that shows. */
    private void spoil(String id) {
        dump.call(
                "POST",
                dump.name("platform_sales") + "/_update/" + id + "?refresh=true",
                "{\"doc\":{\"amount_fee\":11}}");
    }

    @Test
    void rollUpsTellDifferencesFromNewWeeks() {
        put(1, 3, 3, 1);
        pipeline.run(Kind.SYNC);
        String newest = "1:" + today.minusDays(7);
        dump.call("DELETE", dump.name("platform_sales_week_per_price") + "/_doc/" + newest + "?refresh=true", "");
        Run run = pipeline.run(Kind.ROLLUP_WEEKLY);
        assertEquals(0, count(run, "different"));
        assertTrue(dump.documents("platform_sales_week_per_price").containsKey(newest));
        StoreDay day = new StoreDay("1", today.minusDays(3));
        dump.call(
                "POST",
                dump.name("platform_sales_per_price") + "/_update/" + day.documentId() + "?refresh=true",
                "{\"doc\":{\"state\":\"provisional\"}}");
        assertEquals(0, count(pipeline.run(Kind.ROLLUP_DAILY), "different"));
        dump.call("DELETE", dump.name("platform_sales_per_price") + "/_doc/" + day.documentId() + "?refresh=true", "");
        assertEquals(1, count(pipeline.run(Kind.ROLLUP_DAILY), "repaired"));
        assertSame();
    }
}
