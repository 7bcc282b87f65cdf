package io.tillwatch.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillwatch.config.IndexSettings;
import io.tillwatch.model.Failure;
import io.tillwatch.mysql.DemoTable;
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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Invariant 1: whatever the history, after a sync, a verify with repair and the roll-ups the indices equal what SQL says
 * of the rows, and a fresh load, document for document; and what reviewers wrote is still there. The seed is in the
 * test's name: the same seed gives the same history. Another one: {@code -Dtillwatch.seed=N}.
 */
class ConvergenceIT {
    private static final int ROUNDS = 5;
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));
    private final CrashPoint crash = new CrashPoint();

    static List<Long> seeds() {
        Long given = Long.getLong("tillwatch.seed");
        return given == null ? List.of(1L, 2L, 3L, 4L) : List.of(given);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyHistoryEndsWhereAFreshLoadBegins(long seed) {
        Random random = new Random(seed);
        IndexSettings settings = TestServers.elasticsearch("conv" + seed + "-");
        IndexDump dump = new IndexDump(settings);
        Map<String, String> decisions = new TreeMap<>();
        try (TestDatabase database = TestServers.mariaDb().createDatabase("conv")) {
            createTable(database);
            RandomHistory history = new RandomHistory(seed, database, today);
            history.begin(300 + random.nextInt(300));
            try (Pipeline pipeline = pipeline(database, settings)) {
                for (int round = 0; round < ROUNDS; round++) {
                    trouble(pipeline, random);
                    decide(dump, random, decisions);
                    history.change(20 + random.nextInt(60));
                }
                settle(pipeline);
                Expected.assertSame(new SqlOracle(database, today), dump, today);
                assertDecisionsStand(dump, decisions);
                assertEqualsAFreshLoad(database, settings, dump);
            }
        }
    }

    private Pipeline pipeline(TestDatabase database, IndexSettings settings) {
        return new Pipeline(
                database.settings(),
                settings,
                InstantSource.system(),
                index -> new CrashingIndex(index, crash),
                admin -> new CrashingAdmin(admin, crash));
    }

    private static void createTable(TestDatabase database) {
        try (DemoTable table = DemoTable.open(
                database.url(),
                database.user(),
                database.password(),
                "platform_sales",
                DemoTable.Shape.DATETIME,
                DemoTable.StoreIds.NUMBER)) {
            table.create();
        }
        database.execute("ALTER TABLE platform_sales MODIFY remark LONGTEXT");
    }

    /** A job at random, which may be killed at a random write or change of indices. */
    private void trouble(Pipeline pipeline, Random random) {
        crash.afterWrites(random.nextInt(3) == 0 ? Long.MAX_VALUE : random.nextInt(600));
        try {
            switch (random.nextInt(6)) {
                case 0 -> pipeline.verify(true);
                case 1 -> pipeline.run(Kind.ROLLUP_DAILY);
                case 2 -> pipeline.run(Kind.REBUILD);
                default -> pipeline.run(Kind.SYNC);
            }
        } catch (CrashPoint.Crash e) {
            assertTrue(crash.hasCrashed());
        }
        crash.never();
    }

    private static void settle(Pipeline pipeline) throws Failure {
        pipeline.run(Kind.SYNC);
        pipeline.verify(true);
        pipeline.run(Kind.ROLLUP_DAILY);
        pipeline.run(Kind.ROLLUP_WEEKLY);
        Run proof = pipeline.verify(false);
        assertEquals(
                0L,
                proof.counts().getOrDefault("different", 0L),
                () -> proof.log().toString());
    }

    /** A reviewer decides some flags, in fields of the tool's own as well as in ours. */
    private static void decide(IndexDump dump, Random random, Map<String, String> decisions) {
        for (String id : dump.documents("platform_fraud_sales").keySet()) {
            if (random.nextInt(6) == 0) {
                String note = "seen " + random.nextInt(1000);
                dump.call(
                        "POST",
                        dump.name("platform_fraud_sales") + "/_update/" + id,
                        "{\"doc\":{\"review_state\":\"confirmed\",\"reviewer_note\":\"" + note + "\"}}");
                decisions.put(id, note);
            }
        }
    }

    private static void assertDecisionsStand(IndexDump dump, Map<String, String> decisions) {
        Map<String, String> standing = new TreeMap<>();
        dump.documents("platform_fraud_sales").forEach((id, flag) -> {
            if (flag.has("reviewer_note")) {
                assertEquals("confirmed", flag.get("review_state").asText());
                standing.put(id, flag.get("reviewer_note").asText());
            }
        });
        assertEquals(decisions, standing);
    }

    private void assertEqualsAFreshLoad(TestDatabase database, IndexSettings settings, IndexDump dump) {
        IndexSettings fresh = TestServers.elasticsearch(settings.prefix() + "fresh-");
        try (Pipeline pipeline = new Pipeline(database.settings(), fresh, InstantSource.system())) {
            pipeline.run(Kind.SYNC);
        }
        IndexDump other = new IndexDump(fresh);
        for (String alias : List.of("platform_sales", "platform_sales_week_per_price")) {
            assertEquals(other.documents(alias), dump.documents(alias), alias);
        }
        List<String> times = List.of("computed_at");
        assertEquals(
                other.documents("platform_sales_per_price", times), dump.documents("platform_sales_per_price", times));
        List<String> review = List.of("flagged_at", "review_state", "reviewer_note");
        Map<String, ObjectNode> flags = dump.documents("platform_fraud_sales", review);
        flags.values().removeIf(flag -> flag.get("withdrawn").asBoolean());
        assertEquals(other.documents("platform_fraud_sales", review), flags);
    }
}
