package io.tillwatch.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.mysql.DemoTable;
import io.tillwatch.samples.SampleSales;
import io.tillwatch.service.JobRequest.Kind;
import io.tillwatch.testing.Expected;
import io.tillwatch.testing.IndexDump;
import io.tillwatch.testing.Pipeline;
import io.tillwatch.testing.SqlOracle;
import io.tillwatch.testing.TestDatabase;
import io.tillwatch.testing.TestServers;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class FirstLoadIT {
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));

    @Test
    void aFirstLoadEqualsWhatSqlSaysAndIsProvenAndASecondSyncDoesNothing() {
        IndexSettings index = TestServers.elasticsearch("first-");
        try (TestDatabase database = TestServers.mariaDb().createDatabase("first");
                Pipeline pipeline = new Pipeline(database.settings(), index, InstantSource.system())) {
            try (DemoTable table = DemoTable.open(
                    database.url(),
                    database.user(),
                    database.password(),
                    "platform_sales",
                    DemoTable.Shape.DATETIME,
                    DemoTable.StoreIds.NUMBER)) {
                table.create();
                SampleSales.of(7, today, 20, 40, 20_000).forEach(table::add);
            }
            Run first = pipeline.run(Kind.SYNC);
            assertEquals(Run.State.COMPLETED, first.state());
            SqlOracle oracle = new SqlOracle(database, today);
            Expected.assertSame(oracle, new IndexDump(index), today);
            assertEquals((long) oracle.sales().size(), first.counts().get("indexed"));
            Run verified = pipeline.verify(false);
            assertEquals(0L, verified.counts().get("different"));
            Run second = pipeline.run(Kind.SYNC);
            // Today's sales may be stamped ahead of the clock: such rows are read again each time, and are as they
            // were.
            assertEquals(second.counts().get("read"), second.counts().getOrDefault("unchanged", 0L));
            assertEquals(0L, second.counts().getOrDefault("indexed", 0L));
            assertEquals(0L, pipeline.run(Kind.ROLLUP_DAILY).counts().getOrDefault("different", 0L));
            assertEquals(0L, pipeline.run(Kind.ROLLUP_WEEKLY).counts().getOrDefault("different", 0L));
        }
    }
}
