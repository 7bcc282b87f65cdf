package io.tillwatch.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tillwatch.model.BackTest;
import io.tillwatch.model.Detector;
import io.tillwatch.model.DetectorRule;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Quota;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.RulesState;
import io.tillwatch.model.RulesVersion;
import io.tillwatch.model.Signature;
import io.tillwatch.model.Snooze;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RuleDocumentTest {
    private static final Instant NOON = Instant.parse("2026-06-01T03:00:00.123456Z");
    private static final LocalDate MAY_30 = LocalDate.of(2026, 5, 30);

    private static RulesVersion full() {
        RuleSet rules = new RuleSet(7, false, 2125, true, 4)
                .with(new DetectorRule(Detector.ODD_AMOUNT, true, new Quota.AlarmRate(0.125), 50_000))
                .with(new DetectorRule(Detector.FEE_RATE, true, new Quota.DailyBudget(20), 0))
                .withSnoozes(List.of(
                        new Snooze("ABOVE_BASELINE", "가게:1", MAY_30, MAY_30, "축제 \"봄\"", "kim@desk"),
                        new Snooze("FEE_RATE", null, MAY_30, MAY_30.plusDays(9), "new fees", "lee@desk")));
        return new RulesVersion(
                rules,
                3,
                5,
                List.of("kim@desk", "lee@desk"),
                new Signature("lee@desk", NOON),
                "결혼식",
                RulesState.BACK_TESTED,
                new BackTest("{\"lost\":[],\"caught\":12.5}", true, new Signature("park@desk", NOON)),
                new Signature("choi@desk", NOON),
                true,
                null,
                "4:1");
    }

    private static RulesVersion roundTrip(RulesVersion version) {
        return RuleDocument.read(Json.read(Json.write(RuleDocument.write(version))), version.revision());
    }

    @Test
    void aVersionReadsBackAsItWasWritten() {
        assertEquals(full(), roundTrip(full()));
        RulesVersion draft = RulesVersion.draft(2, RulesVersion.FIRST, 1, "", new Signature("kim@desk", NOON));
        assertEquals(draft, roundTrip(draft));
    }

    @Test
    void theMappingHasEveryField() {
        Set<String> fields = new TreeSet<>(RuleDocument.write(full()).keySet());
        Set<Object> mapped = new TreeSet<>(
                Json.map(Mapping.of(IndexKind.RULES).mappings(), "properties").keySet());
        fields.removeAll(mapped);
        assertEquals(Set.of(), fields);
    }

    @Test
    void aDocumentWithSomethingUnknownIsRefused() {
        String text = new String(Json.write(RuleDocument.write(full())), StandardCharsets.UTF_8);
        for (String unknown : List.of(
                text.replace("ODD_AMOUNT", "NEWER_DETECTOR"),
                text.replace("\"rule\":\"FEE_RATE\"", "\"rule\":\"NEWER_RULE\""),
                text.replace("back-tested", "newer-state"),
                text.replace("\"repeated_times\":4", "\"repeated_times\":0"),
                text.replace("2026-05-30", "someday"))) {
            Failure failure = assertThrows(
                    Failure.class, () -> RuleDocument.read(Json.read(unknown.getBytes(StandardCharsets.UTF_8)), "1:1"));
            assertEquals("rules.unreadable", failure.sentence().key());
        }
    }
}
