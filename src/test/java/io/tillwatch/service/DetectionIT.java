package io.tillwatch.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillwatch.config.IndexSettings;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.RulesVersion;
import io.tillwatch.model.Signature;
import io.tillwatch.service.JobRequest.Kind;
import io.tillwatch.service.SmallTable.Row;
import io.tillwatch.testing.IndexDump;
import io.tillwatch.testing.Pipeline;
import io.tillwatch.testing.TestDatabase;
import io.tillwatch.testing.TestServers;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The detectors judge what comes, what they said stands, and a replay of history says the same every time. */
class DetectionIT {
    private static final Signature KIM = new Signature("kim@desk", Instant.parse("2026-06-01T03:00:00Z"));
    private static final int DAYS = 45;
    private static final int OF_DAY = 12;

    private final LocalDate today = SmallTable.today();
    private IndexSettings settings;
    private IndexDump dump;
    private TestDatabase database;
    private SmallTable table;
    private Pipeline pipeline;

    @BeforeEach
    void load(TestInfo test) {
        String name = "detect%x".formatted(test.getDisplayName().hashCode());
        settings = TestServers.elasticsearch(name + "-");
        dump = new IndexDump(settings);
        database = TestServers.mariaDb().createDatabase(name);
        table = new SmallTable(database);
        List<Row> rows = new ArrayList<>();
        for (int day = DAYS; day > 5; day--) {
            for (int i = 0; i < OF_DAY; i++) {
                rows.add(sale(day * 1_000L + i, 1 + i % 3, day, 9 + i));
            }
        }
        table.put(rows);
        pipeline = new Pipeline(database.settings(), settings, InstantSource.system());
        pipeline.run(Kind.SYNC);
        activate(RuleSet::recommended);
        pipeline.run(Kind.ROLLUP_DAILY);
        assertEquals(Map.of(), scores());
    }

    @AfterEach
    void close() {
        pipeline.close();
        database.close();
    }

    /** As all others: of 100 won, with a fee of 10. */
    private Row sale(long id, int store, int daysAgo, int hour) {
        LocalDateTime sold = today.minusDays(daysAgo).atTime(hour, 0);
        return Row.of(id, store, 100).soldAt(sold).modified(sold.plusMinutes(5));
    }

    /** A sale whose deposit is wrong. */
    private void odd(long id, int daysAgo) {
        table.put(sale(id, 1, daysAgo, 15));
        database.execute("UPDATE platform_sales SET amount_deposit = 95 WHERE id = " + id);
    }

    private void activate(UnaryOperator<RuleSet> rules) {
        RuleBook book = pipeline.rules();
        RulesVersion draft = book.draft(book.active().number(), "a test", KIM);
        RulesVersion changed = book.change(draft, rules.apply(draft.rules()), KIM);
        book.activate(changed, changed.under(), "a test", KIM);
    }

    private Map<String, ObjectNode> flags() {
        Map<String, ObjectNode> flags = new TreeMap<>(dump.documents("platform_fraud_sales"));
        flags.values().forEach(flag -> flag.remove("flagged_at"));
        return flags;
    }

    /** What was said first of each wrong deposit. */
    private Map<String, Double> scores() {
        Map<String, Double> scores = new TreeMap<>();
        flags().forEach((id, flag) -> flag.get("reasons").forEach(reason -> {
            if (reason.get("code").asText().equals("DEPOSIT_SUM")) {
                scores.merge(id, reason.get("score").asDouble(), Math::max);
            }
        }));
        return scores;
    }

    private boolean isFlagged(long id) {
        ObjectNode sale = dump.documents("platform_sales").get(Long.toString(id));
        return sale != null && sale.get("flagged").asBoolean();
    }

    @Test
    void judgesWhatComesAndAReplaySaysTheSame() {
        odd(90_001, 4);
        pipeline.run(Kind.SYNC);

        assertTrue(isFlagged(90_001));
        ObjectNode flag = Objects.requireNonNull(flags().get("90001"));
        assertEquals("DEPOSIT_SUM", flag.get("reasons").get(0).get("code").asText());
        assertFalse(flag.get("reasons").get(0).get("words_ko").asText().isEmpty());
        assertTrue(flag.get("score").asDouble() >= 2);

        Map<String, ObjectNode> before = flags();
        assertEquals(0L, pipeline.run(Kind.REDETECT).counts().getOrDefault("different", 0L));
        assertEquals(before, flags());
        assertEquals(0L, pipeline.verify(false).counts().getOrDefault("different", 0L));
        pipeline.run(Kind.REBUILD);
        assertEquals(before, flags());
        assertTrue(isFlagged(90_001));
    }

    @Test
    void theFirstScoreStandsWhateverComesLater() {
        odd(90_001, 4);
        pipeline.run(Kind.SYNC);
        Map<String, Double> first = scores();
        // Sold before it, and as odd: had they been known, it would have been less so.
        for (int i = 0; i < 20; i++) {
            odd(91_000 + i, 4);
            database.execute("UPDATE platform_sales SET sold_at = sold_at - INTERVAL 3 HOUR,"
                    + " modified = modified + INTERVAL 1 DAY WHERE id = " + (91_000 + i));
        }
        database.execute(
                "UPDATE platform_sales SET remark = 'seen', modified = modified + INTERVAL 1 DAY WHERE id = 90001");
        pipeline.run(Kind.SYNC);
        assertEquals(first.get("90001"), scores().get("90001"));
        pipeline.verify(true);
        assertEquals(first.get("90001"), scores().get("90001"));

        pipeline.run(Kind.REDETECT);
        Map<String, Double> replayed = scores();
        assertTrue(replayed.getOrDefault("90001", 0.0) < first.getOrDefault("90001", 0.0), replayed + " " + first);
        pipeline.run(Kind.REDETECT);
        assertEquals(replayed, scores());
    }

    @Test
    void learnsAgainWhatIsLostAndLeavesCancelledSalesAlone() {
        pipeline.close();
        pipeline = new Pipeline(database.settings(), settings, InstantSource.system());
        odd(90_001, 4);
        pipeline.run(Kind.SYNC);
        assertTrue(scores().containsKey("90001"));

        database.execute(
                "UPDATE platform_sales SET is_canceled = 1, modified = modified + INTERVAL 1 DAY WHERE id = 90001");
        pipeline.run(Kind.SYNC);
        assertEquals(Map.of(), scores());
        assertFalse(isFlagged(90_001));
        pipeline.run(Kind.REDETECT);
        assertEquals(Map.of(), scores());
    }

    @Test
    void whatADetectorSaidGoesWhenItIsSwitchedOff() {
        odd(90_001, 4);
        pipeline.run(Kind.SYNC);
        activate(rules -> RuleSet.DEFAULT);
        pipeline.run(Kind.ROLLUP_DAILY);
        assertEquals(Map.of(), scores());
        assertFalse(isFlagged(90_001));

        activate(RuleSet::recommended);
        pipeline.run(Kind.ROLLUP_DAILY);
        assertTrue(scores().containsKey("90001"));
        assertTrue(isFlagged(90_001));
    }
}
