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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Full loads over indices that hold something already. */
class FullSyncIT {
    private final String prefix = "full%x-".formatted(System.nanoTime());
    private final IndexSettings settings = TestServers.elasticsearch(prefix);
    private final IndexDump dump = new IndexDump(settings);
    private final TestDatabase database = TestServers.mariaDb().createDatabase("full");
    private final SmallTable table = new SmallTable(database);
    private final CrashPoint crash = new CrashPoint();
    private final Pipeline pipeline = new Pipeline(
            database.settings(), settings, InstantSource.system(), index -> new CrashingIndex(index, crash));

    @AfterEach
    void close() {
        pipeline.close();
        database.close();
    }

    private void forgetThePosition() {
        dump.call("DELETE", dump.name("tillwatch_state") + "/_doc/sync", "");
    }

    private void assertAsInTheSource() {
        Expected.assertSame(new SqlOracle(database, SmallTable.today()), dump, SmallTable.today());
    }

    @Test
    void aSaleThatMovesToAnotherStoreIsCountedOnceAndItsOldStoreRestatedOnce() {
        for (int id = 1; id <= 10; id++) {
            table.put(Row.of(id, id <= 5 ? 1 : 2, 1_000));
        }
        pipeline.run(Kind.SYNC);
        table.change("store_id = 1, amount_sale = 7000 WHERE id = 6");
        forgetThePosition();
        assertEquals(2L, pipeline.run(Kind.SYNC).counts().get("restated"));
        assertAsInTheSource();
        assertEquals(2, dump.documents("tillwatch_restatements").size());
    }

    @Test
    void whereverALoadIsKilledAStoreWithoutSalesIsNotForgotten() {
        table.put(Row.of(1, 1, 1_000), Row.of(2, 2, 2_000));
        pipeline.run(Kind.SYNC);
        int store = 2;
        for (int writes = 0; writes < 4; writes++) {
            // Nobody meets the store that the sale leaves: it has no other.
            store = store == 2 ? 3 : 2;
            table.change("store_id = " + store + " WHERE id = 2");
            forgetThePosition();
            crash.afterWrites(writes);
            try {
                pipeline.run(Kind.SYNC);
            } catch (CrashPoint.Crash e) {
                assertTrue(crash.hasCrashed());
            }
            crash.never();
            pipeline.run(Kind.SYNC);
            assertAsInTheSource();
        }
    }

    @Test
    void aLoadAfterTheSalesWereLostComparesTheFlagsAndRollUpsThatStillStand() {
        table.put(
                Row.of(1, 1, 1_000),
                Row.of(2, 1, 9_000).soldAt(SmallTable.today().minusDays(2).atTime(0, 30)),
                Row.of(3, 1, 9_000).soldAt(SmallTable.today().minusDays(1).atTime(0, 30)));
        pipeline.run(Kind.SYNC);
        assertEquals(1, dump.documents("platform_fraud_sales").size());
        dump.call("DELETE", dump.name("platform_sales-v1-000001"), "");
        table.change("amount_sale = 1100 WHERE id = 2");
        table.change("sold_at = '" + SmallTable.today().minusDays(3) + " 12:00:00' WHERE id = 3");
        pipeline.run(Kind.SYNC);
        assertAsInTheSource();
    }

    @Test
    void flagsThatWereLostAreRaisedAgain() {
        table.put(
                Row.of(1, 1, 1_000),
                Row.of(2, 1, 9_000).soldAt(SmallTable.today().minusDays(2).atTime(0, 30)));
        pipeline.run(Kind.SYNC);
        dump.call("DELETE", dump.name("platform_fraud_sales-v1-000001"), "");
        pipeline.run(Kind.SYNC);
        assertAsInTheSource();
    }
}
