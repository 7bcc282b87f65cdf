package io.tillwatch.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillwatch.config.IndexSettings;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.RulesVersion;
import io.tillwatch.model.Signature;
import io.tillwatch.model.Snooze;
import io.tillwatch.service.JobRequest.Kind;
import io.tillwatch.testing.Expected;
import io.tillwatch.testing.IndexDump;
import io.tillwatch.testing.Pipeline;
import io.tillwatch.testing.SqlOracle;
import io.tillwatch.testing.SqlOracle.Tuning;
import io.tillwatch.testing.TestDatabase;
import io.tillwatch.testing.TestServers;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** After another version of the rules became active all flags are what that version says, whatever was there before. */
class RulesActivationIT {
    private static final Signature KIM = new Signature("kim@desk", Instant.parse("2026-06-01T03:00:00Z"));

    private final LocalDate today = SmallTable.today();
    private IndexSettings settings;
    private IndexDump dump;
    private TestDatabase database;
    private RandomHistory history;
    private Pipeline pipeline;
    private final CrashPoint crash = new CrashPoint();

    @BeforeEach
    void load(TestInfo test) {
        String name = "rules%x".formatted(test.getDisplayName().hashCode());
        settings = TestServers.elasticsearch(name + "-");
        dump = new IndexDump(settings);
        database = TestServers.mariaDb().createDatabase(name);
        SmallTable ignored = new SmallTable(database);
        history = new RandomHistory(7, database, today);
        history.begin(600);
        pipeline = new Pipeline(
                database.settings(), settings, InstantSource.system(), index -> new CrashingIndex(index, crash));
        pipeline.run(Kind.SYNC);
        assertSame(Tuning.FIRST);
    }

    @AfterEach
    void close() {
        pipeline.close();
        database.close();
    }

    private void assertSame(Tuning tuning) {
        Expected.assertSame(new SqlOracle(database, today, tuning), dump, today);
    }

    /** The flags that stand, by the version they were judged by. */
    private Map<String, Integer> flags() {
        Map<String, Integer> flags = new TreeMap<>();
        dump.documents("platform_fraud_sales").forEach((id, flag) -> {
            if (!flag.get("withdrawn").asBoolean()) {
                flags.put(id, flag.get("rules_version").asInt());
            }
        });
        return flags;
    }

    private Tuning activate(int factorPermille, int times) {
        RuleBook book = pipeline.rules();
        RulesVersion draft = book.draft(book.active().number(), "a test", KIM);
        RulesVersion changed = book.change(draft, new RuleSet(1, true, factorPermille, true, times), KIM);
        book.activate(changed, changed.under(), "a test", KIM);
        return new Tuning(draft.number(), factorPermille, times);
    }

    private long different() {
        Run run = pipeline.verify(false);
        return run.counts().getOrDefault("different", 0L);
    }

    /** A reviewer writes something on every third flag. */
    private Map<String, ObjectNode> decide() {
        Map<String, ObjectNode> decided = new HashMap<>();
        List<String> ids = new ArrayList<>(flags().keySet());
        for (int i = 0; i < ids.size(); i += 3) {
            dump.call(
                    "POST",
                    dump.name("platform_fraud_sales") + "/_update/" + ids.get(i),
                    "{\"doc\":{\"review_state\":\"confirmed\",\"reviewer_note\":\"seen " + i + "\"}}");
        }
        dump.documents("platform_fraud_sales").forEach((id, flag) -> {
            if (flag.has("reviewer_note")) {
                decided.put(id, flag.retain("review_state", "reviewer_note", "flagged_at"));
            }
        });
        assertFalse(decided.isEmpty());
        return decided;
    }

    private void assertDecided(Map<String, ObjectNode> decided) {
        Map<String, ObjectNode> stands = new HashMap<>();
        dump.documents("platform_fraud_sales").forEach((id, flag) -> {
            if (flag.has("reviewer_note")) {
                stands.put(id, flag.retain("review_state", "reviewer_note", "flagged_at"));
            }
        });
        assertEquals(decided, stands);
    }

    @Test
    void flagsFollowTheActiveVersionAndRestoringBringsTheFormerOnesBack() {
        Map<String, Integer> first = flags();
        Map<String, ObjectNode> decided = decide();
        assertEquals(0, different());

        // Fewer flags by one rule, more by the other: some in store-days that had none.
        Tuning strict = activate(3000, 2);
        assertEquals(first, flags(), "an activation by itself writes no flag");
        assertTrue(different() > 0, "a verify tells that flags are not what the rules say");
        Run repair = pipeline.verify(true);
        assertEquals(Run.State.COMPLETED, repair.state(), repair.log().toString());
        assertTrue(
                repair.log().toString().contains("Version 2 of the rules"),
                repair.log().toString());
        assertSame(strict);
        assertNotEquals(first.keySet(), flags().keySet());
        assertEquals(Set.of(2), Set.copyOf(flags().values()));
        assertDecided(decided);
        assertEquals(0, different());

        history.change(60);
        pipeline.run(Kind.SYNC);
        pipeline.verify(true);
        assertSame(strict);

        RulesVersion restored = pipeline.rules().restore(1, "too few alarms", KIM);
        pipeline.rules().activate(restored, 2, "a test", KIM);
        Run rollup = pipeline.run(Kind.ROLLUP_DAILY);
        assertEquals(Run.State.COMPLETED, rollup.state(), rollup.log().toString());
        assertSame(new Tuning(3, 2000, 3));
        assertDecided(decided);
        assertEquals(0, different());
    }

    @Test
    void restoringWithoutAChangeOfTheRowsBringsBackTheVerySameFlags() {
        Set<String> first = flags().keySet();
        activate(3000, 3);
        pipeline.verify(true);
        assertTrue(first.containsAll(flags().keySet()));
        assertTrue(flags().size() < first.size());
        RulesVersion restored = pipeline.rules().restore(1, "too few alarms", KIM);
        pipeline.rules().activate(restored, 2, "a test", KIM);
        pipeline.verify(true);
        assertEquals(first, flags().keySet());
        assertEquals(Set.of(3), Set.copyOf(flags().values()));
    }

    @Test
    void flagsThatOnlyTheNewVersionRaisesAreFound() {
        activate(100_000, 50);
        pipeline.verify(true);
        assertEquals(Map.of(), flags());
        Tuning wide = activate(1200, 2);
        // Not one store-day has a flag that could lead there.
        assertTrue(different() > 0);
        pipeline.run(Kind.ROLLUP_DAILY);
        assertFalse(flags().isEmpty());
        assertSame(wide);
        assertEquals(0, different());
    }

    @Test
    void whoIsKilledWhileJudgingAgainLeavesItToTheNextRun() {
        Tuning wide = activate(1200, 2);
        for (Kind kind : List.of(Kind.VERIFY, Kind.ROLLUP_DAILY)) {
            crash.afterWrites(40);
            assertThrows(
                    CrashPoint.Crash.class,
                    () -> pipeline.run(
                            new JobRequest(kind, DateRange.ALL, null, false, kind == Kind.VERIFY, "test@here")));
            crash.never();
            assertEquals(1, pipeline.elastic().state().load().judgedBy());
        }
        pipeline.run(Kind.ROLLUP_DAILY);
        assertSame(wide);
        assertEquals(0, different());
    }

    @Test
    void aPartThatWasJudgedAgainDoesNotStandForTheWhole() {
        Tuning wide = activate(1200, 2);
        pipeline.run(new JobRequest(Kind.ROLLUP_DAILY, DateRange.ALL, "1", false, false, "test@here"));
        assertEquals(1, pipeline.elastic().state().load().judgedBy());
        pipeline.run(Kind.ROLLUP_DAILY);
        assertEquals(2, pipeline.elastic().state().load().judgedBy());
        assertSame(wide);
    }

    @Test
    void aRebuildAndAFirstLoadJudgeByTheActiveVersion() {
        Tuning wide = activate(1500, 2);
        pipeline.run(Kind.REBUILD);
        assertSame(wide);
        assertEquals(2, pipeline.elastic().state().load().judgedBy());
        assertEquals(0, different());
        // As after a loss: everything is loaded again.
        dump.call("DELETE", dump.name("platform_fraud_sales") + "-v1-000001", "");
        pipeline.run(Kind.SYNC);
        assertSame(wide);
        assertEquals(2, pipeline.elastic().state().load().judgedBy());
    }

    @Test
    void aSnoozedRuleRaisesNothingThereAndThen() {
        Map<String, Integer> first = flags();
        ObjectNode some = Objects.requireNonNull(dump.documents("platform_fraud_sales")
                .get(first.keySet().iterator().next()));
        String store = some.get("store_id").asText();
        LocalDate date = LocalDate.parse(some.get("business_date").asText());
        RuleBook book = pipeline.rules();
        RulesVersion draft = book.draft(1, "a festival", KIM);
        List<Snooze> snoozes = List.of(
                new Snooze("ABOVE_BASELINE", store, date, date, "a festival", KIM.by()),
                new Snooze("REPEATED_AMOUNT", store, date, date, "a festival", KIM.by()));
        book.activate(book.change(draft, draft.rules().withSnoozes(snoozes), KIM), 1, "a festival", KIM);
        pipeline.verify(true);
        Set<String> expected = new TreeSet<>(first.keySet());
        new SqlOracle(database, today)
                .sales().values().stream()
                        .filter(sale ->
                                sale.document().get("store_day").asText().equals(store + ":" + date))
                        .forEach(sale -> expected.remove(sale.id()));
        assertEquals(expected, flags().keySet());
        assertTrue(expected.size() < first.size());
    }
}
