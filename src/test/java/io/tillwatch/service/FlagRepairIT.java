package io.tillwatch.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.config.IndexSettings;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Flags that got lost or were changed are found and come back; what is computed again is bounded. */
class FlagRepairIT {
    private static final int MOST_SALES = 10_000;

    private final LocalDate today = SmallTable.today();
    private final CrashPoint crash = new CrashPoint();
    private final List<Integer> looks = new ArrayList<>();
    private IndexSettings settings;
    private IndexDump dump;
    private TestDatabase database;
    private SmallTable table;
    private Pipeline pipeline;

    @BeforeEach
    void open(TestInfo test) {
        String name = "flags%x".formatted(test.getDisplayName().hashCode());
        settings = TestServers.elasticsearch(name + "-");
        dump = new IndexDump(settings);
        database = TestServers.mariaDb().createDatabase(name);
        table = new SmallTable(database);
        pipeline = new Pipeline(
                database.settings(), settings, InstantSource.system(), real -> new CrashingIndex(noting(real), crash));
    }

    @AfterEach
    void close() {
        pipeline.close();
        database.close();
    }

    /** The real index; notes how many sales each look at whole store-days brings. */
    private SaleIndex noting(SaleIndex real) {
        return (SaleIndex) Proxy.newProxyInstance(
                SaleIndex.class.getClassLoader(), new Class<?>[] {SaleIndex.class}, (proxy, method, args) -> {
                    try {
                        Object answer = method.invoke(real, args);
                        if (method.getName().equals("stampsOf")) {
                            looks.add(((Collection<?>) answer).size());
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void assertSame() {
        Expected.assertSame(new SqlOracle(database, today), dump, today);
    }

    private Set<String> flags() {
        return dump.documents("platform_fraud_sales").keySet();
    }

    /** Sale 2 is far above the week before it; 3 to 5 are one card's, of one amount. */
    private void putFlaggedSales() {
        table.put(
                Row.of(1, 1, 1_000).soldAt(today.minusDays(4).atTime(10, 0)),
                Row.of(2, 1, 9_000),
                Row.of(3, 2, 700).soldAt(today.minusDays(3).atTime(1, 30)),
                Row.of(4, 2, 700).soldAt(today.minusDays(3).atTime(2, 30)),
                Row.of(5, 2, 700).soldAt(today.minusDays(3).atTime(3, 30)));
        table.change("card_number = 'one' WHERE store_id = 2");
        pipeline.run(Kind.SYNC);
        assertEquals(Set.of("2", "5"), flags());
    }

    @Test
    void aLostFlagIsFoundAndComesBack() {
        putFlaggedSales();
        dump.call("DELETE", dump.name("platform_fraud_sales") + "/_doc/2?refresh=true", "");
        Run found = pipeline.verify(false);
        assertEquals(1L, found.counts().get("different"));
        assertEquals(today.minusDays(4), pipeline.elastic().state().load().provenThrough());
        Run mended = pipeline.verify(true);
        assertEquals(1L, mended.counts().get("repaired"));
        assertEquals(Run.State.COMPLETED, mended.state());
        assertSame();
        assertEquals(today.minusDays(3), pipeline.elastic().state().load().provenThrough());
    }

    @Test
    void aFlagThatSaysSomethingElseThanTheRulesIsFoundAndMendedAndItsReviewStays() {
        putFlaggedSales();
        update("2", "{\"baseline\":1,\"review_state\":\"confirmed\"}");
        update("5", "{\"checksum\":1}");
        assertEquals(2L, pipeline.verify(false).counts().get("different"));
        assertEquals(2L, pipeline.verify(true).counts().get("repaired"));
        assertSame();
        assertEquals(
                "confirmed",
                Objects.requireNonNull(dump.documents("platform_fraud_sales").get("2"))
                        .get("review_state")
                        .asText());
    }

    private void update(String id, String fields) {
        dump.call(
                "POST",
                dump.name("platform_fraud_sales") + "/_update/" + id + "?refresh=true",
                "{\"doc\":" + fields + "}");
    }

    @Test
    void aLostFlagsIndexIsLoadedAgainByTheNextSync() {
        putFlaggedSales();
        dump.call("DELETE", dump.name("platform_fraud_sales") + "-v1-000001", "");
        pipeline.run(Kind.SYNC);
        assertSame();
    }

    @Test
    void aRebuildThatFailsLeavesTheFlagsThatAreShown() {
        putFlaggedSales();
        // The old sales still show a flag that the new ones will not need.
        table.put(
                Row.of(2, 1, 900).soldAt(today.minusDays(5).atTime(10, 0)),
                Row.of(5, 2, 900).modified(today.minusDays(1).atTime(2, 0)));
        Pipeline failing = new Pipeline(database.settings(), settings, InstantSource.system());
        try (failing) {
            dump.call(
                    "PUT",
                    dump.name("platform_sales_per_price") + "-v1-000001/_settings",
                    "{\"index.blocks.read_only\":true}");
            assertThrows(RuntimeException.class, () -> failing.run(Kind.REBUILD));
            assertEquals(Set.of("2", "5"), flags());
        } finally {
            dump.call(
                    "PUT",
                    dump.name("platform_sales_per_price") + "-v1-000001/_settings",
                    "{\"index.blocks.read_only\":false}");
        }
        pipeline.run(Kind.REBUILD);
        assertSame();
        assertEquals(Set.of(), flags());
    }

    @Test
    void whatAKilledRunLeftIsComputedAgainInPartsOfBoundedSize() {
        List<Row> rows = new ArrayList<>();
        for (int id = 1; id <= 24_000; id++) {
            rows.add(Row.of(id, 1 + id % 3, id % 400 == 0 ? 9_000 : 1_000)
                    .soldAt(today.minusDays(4 + id % 10).atTime(10, 0)));
        }
        table.put(rows);
        pipeline.run(Kind.SYNC);
        // One sale of every store-day changes, and the run is killed before what depends on them is written.
        table.change("amount_sale = 1500, modified = '" + today.minusDays(1).atTime(1, 0) + "' WHERE id <= 30");
        crash.afterWrites(10);
        assertThrows(CrashPoint.Crash.class, () -> pipeline.run(Kind.SYNC));
        crash.never();
        looks.clear();
        pipeline.run(Kind.SYNC);
        assertTrue(looks.size() >= 3, "parts: " + looks);
        assertTrue(looks.stream().allMatch(sales -> sales <= MOST_SALES), "sales looked at: " + looks);
        assertSame();
        assertNull(pipeline.elastic().state().load().provenThrough());
    }
}
