package io.tillwatch.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rebuilds that are killed: at any moment there is one index behind each alias, and it is whole. */
class RebuildIT {
    private final String prefix = "reb%x-".formatted(System.nanoTime());
    private final IndexSettings settings = TestServers.elasticsearch(prefix);
    private final IndexDump dump = new IndexDump(settings);
    private final TestDatabase database = TestServers.mariaDb().createDatabase("reb");
    private final SmallTable table = new SmallTable(database);
    private final CrashPoint crash = new CrashPoint();
    private final Pipeline pipeline = new Pipeline(
            database.settings(),
            settings,
            InstantSource.system(),
            index -> new CrashingIndex(index, crash),
            admin -> new CrashingAdmin(admin, crash));

    @AfterEach
    void close() {
        pipeline.close();
        database.close();
    }

    private List<String> indicesOfSales() {
        List<String> names = new ArrayList<>();
        dump.call("GET", dump.name("platform_sales-v*"), "").fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void whereverARebuildIsKilledTheSalesStayFound() {
        table.put(
                Row.of(1, 1, 1_000),
                Row.of(2, 1, 9_000).soldAt(SmallTable.today().minusDays(2).atTime(0, 30)));
        pipeline.run(Kind.SYNC);
        boolean crashed = true;
        for (int writes = 0; crashed; writes += 2) {
            crash.afterWrites(writes);
            try {
                pipeline.run(Kind.REBUILD);
                crashed = false;
            } catch (CrashPoint.Crash e) {
                assertTrue(crash.hasCrashed());
            }
            crash.never();
            Expected.assertSame(new SqlOracle(database, SmallTable.today()), dump, SmallTable.today());
            assertEquals(0L, pipeline.run(Kind.SYNC).counts().getOrDefault("indexed", 0L));
        }
        assertEquals(1, indicesOfSales().size());
    }

    @Test
    void aSettledNumberThatARebuildChangesLeavesARestatement() {
        table.put(Row.of(1, 1, 1_000), Row.of(2, 2, 1_000), Row.of(3, 3, 1_000));
        pipeline.run(Kind.SYNC);
        table.change("amount_sale = 7000 WHERE id = 1");
        table.delete(2);
        assertEquals(2L, pipeline.run(Kind.REBUILD).counts().get("restated"));
        assertEquals(
                List.of("1000 -> 7000", "1000 -> 0"),
                dump.documents("tillwatch_restatements").values().stream()
                        .map(told -> told.get("before_total_sale") + " -> " + told.get("after_total_sale"))
                        .toList());
    }
}
