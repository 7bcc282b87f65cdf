package io.tillwatch.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillwatch.config.IndexSettings;
import io.tillwatch.model.BackTest;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.Failure;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.RulesVersion;
import io.tillwatch.model.Signature;
import io.tillwatch.service.JobRequest.Kind;
import io.tillwatch.service.detect.BackTestReport;
import io.tillwatch.testing.IndexDump;
import io.tillwatch.testing.Pipeline;
import io.tillwatch.testing.TestDatabase;
import io.tillwatch.testing.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** A replay flags what the product flags, and a version that loses what a reviewer confirmed does not become active. */
class BackTestIT {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Signature KIM = new Signature("kim@desk", Instant.parse("2026-06-01T03:00:00Z"));

    @TempDir
    private Path folder;

    private final LocalDate today = SmallTable.today();
    private IndexSettings settings;
    private IndexDump dump;
    private TestDatabase database;
    private Pipeline pipeline;

    @BeforeEach
    void load(TestInfo test) {
        String name = "backtest%x".formatted(test.getDisplayName().hashCode());
        settings = TestServers.elasticsearch(name + "-");
        dump = new IndexDump(settings);
        database = TestServers.mariaDb().createDatabase(name);
        SmallTable ignored = new SmallTable(database);
        RandomHistory history = new RandomHistory(11, database, today);
        history.begin(900);
        pipeline = new Pipeline(database.settings(), settings, InstantSource.system());
        pipeline.run(Kind.SYNC);
    }

    @AfterEach
    void close() {
        pipeline.close();
        database.close();
    }

    private BackTestReport test(RuleSet active, RuleSet draft, DateRange range) {
        return new BackTester(
                        pipeline.elastic().index(),
                        pipeline.elastic().flagRows(SEOUL, InstantSource.system()),
                        pipeline.elastic().state(),
                        SEOUL,
                        folder)
                .test(active, draft, range, today, ProgressListener.NONE);
    }

    private Set<String> flagged() {
        Set<String> flagged = new TreeSet<>();
        dump.documents("platform_fraud_sales").forEach((id, flag) -> {
            if (!flag.get("withdrawn").asBoolean()) {
                flagged.add(id);
            }
        });
        return flagged;
    }

    private RulesVersion draft(RuleSet rules) {
        RuleBook book = pipeline.rules();
        RulesVersion draft = book.draft(book.active().number(), "a test", KIM);
        return book.change(draft, rules, KIM);
    }

    private void decide(String id, String state) {
        dump.call(
                "POST",
                dump.name("platform_fraud_sales") + "/_update/" + id + "?refresh=true",
                "{\"doc\":{\"review_state\":\"" + state + "\"}}");
    }

    @Test
    void flagsWhatTheProductFlags() {
        Set<String> before = flagged();
        RuleSet strict = new RuleSet(2, true, 1500, true, 2);
        BackTestReport report = test(RuleSet.DEFAULT, strict, DateRange.ALL);
        assertEquals(before.size(), report.active().flags());
        assertEquals(900, report.sales());
        assertEquals(0, report.lost().flags());

        RulesVersion version = draft(strict);
        pipeline.rules().activate(version, version.under(), "a test", KIM);
        pipeline.run(Kind.ROLLUP_DAILY);
        Set<String> after = flagged();
        assertEquals(after.size(), report.draft().flags());
        assertEquals(after.size() - before.size(), report.gained().flags());
    }

    @Test
    void flagsWhatTheDetectorsFlag() {
        RuleSet detecting = RuleSet.DEFAULT.recommended();
        BackTestReport report = test(RuleSet.DEFAULT, detecting, DateRange.ALL);
        RulesVersion version = draft(detecting);
        pipeline.rules().activate(version, version.under(), "a test", KIM);
        pipeline.run(Kind.ROLLUP_DAILY);
        assertEquals(flagged().size(), report.draft().flags());
        assertTrue(report.gained().flags() > 0);
        assertTrue(Files.exists(folder.resolve("sales-history")));
        BackTestReport again = test(RuleSet.DEFAULT, detecting, DateRange.ALL);
        assertEquals(report.draft(), again.draft());
    }

    @Test
    void whatWasConfirmedIsNotLostWithoutAReason() {
        List<String> ids = List.copyOf(flagged());
        decide(ids.get(0), "confirmed");
        decide(ids.get(1), "dismissed");
        ObjectNode confirmed =
                Objects.requireNonNull(dump.documents("platform_fraud_sales").get(ids.get(0)));

        RuleSet nothing = new RuleSet(2, false, 2000, false, 3);
        BackTestReport report = test(RuleSet.DEFAULT, nothing, DateRange.ALL);
        assertEquals(List.of(ids.get(0)), report.lostCases());
        assertFalse(report.passed());
        assertEquals(1, report.active().confirmed());
        assertEquals(1, report.active().dismissed());
        assertEquals(0.5, report.active().precision());
        assertEquals(confirmed.get("amount_sale").asLong(), report.active().wonCaught());
        assertEquals(0, report.draft().wonCaught());

        RuleBook book = pipeline.rules();
        RulesVersion version = draft(nothing);
        RulesVersion tested = book.addBackTest(version, new BackTest("{}", report.passed(), KIM));
        assertThrows(Failure.class, () -> book.activate(tested, tested.under(), "", KIM));
        book.activate(tested, tested.under(), "the store was closed", KIM);

        BackTestReport same = test(RuleSet.DEFAULT, RuleSet.DEFAULT, new DateRange(today.minusDays(3), today));
        assertTrue(same.passed());
        assertEquals(same.active(), same.draft());
    }
}
