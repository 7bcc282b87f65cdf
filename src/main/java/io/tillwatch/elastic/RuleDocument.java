package io.tillwatch.elastic;

import io.tillwatch.model.BackTest;
import io.tillwatch.model.Detector;
import io.tillwatch.model.DetectorRule;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Quota;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.RulesState;
import io.tillwatch.model.RulesVersion;
import io.tillwatch.model.Sentence;
import io.tillwatch.model.Signature;
import io.tillwatch.model.Snooze;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of the rules as a document. One that holds what this program does not know is refused: to judge by the rest
 * of it would be to judge by other rules.
 */
final class RuleDocument {
    private RuleDocument() {}

    static Map<String, @Nullable Object> write(RulesVersion version) {
        RuleSet rules = version.rules();
        Signature written = version.written();
        Signature approved = version.approved();
        BackTest test = version.backTest();
        return Json.object(
                "version", rules.version(),
                "above_enabled", rules.aboveEnabled(),
                "above_factor_permille", rules.aboveFactorPermille(),
                "repeated_enabled", rules.repeatedEnabled(),
                "repeated_times", rules.repeatedTimes(),
                "detectors", rules.detectors().stream().map(RuleDocument::write).toList(),
                "feedback", rules.feedback(),
                "snoozes", rules.snoozes().stream().map(RuleDocument::write).toList(),
                "based_on", version.basedOn(),
                "under", version.under(),
                "writers", version.writers(),
                "changed_by", written == null ? null : written.by(),
                "changed_at", written == null ? null : written.at(),
                "why", version.why(),
                "state", version.state().word(),
                "back_test",
                        test == null
                                ? null
                                : Json.object(
                                        "passed", test.passed(),
                                        "by", test.made().by(),
                                        "at", test.made().at(),
                                        "report", test.report()),
                "approved_by", approved == null ? null : approved.by(),
                "approved_at", approved == null ? null : approved.at(),
                "sealed", version.sealed());
    }

    private static Map<String, @Nullable Object> write(DetectorRule rule) {
        Map<String, @Nullable Object> document =
                Json.object("detector", rule.detector().name(), "on", rule.on(), "floor", rule.floor());
        switch (rule.quota()) {
            case Quota.AlarmRate rate -> document.put("alarms_per_thousand", rate.perThousand());
            case Quota.DailyBudget budget -> document.put("alarms_a_day", budget.alarms());
        }
        return document;
    }

    private static Map<String, @Nullable Object> write(Snooze snooze) {
        return Json.object(
                "rule", snooze.rule(),
                "store_id", snooze.storeId(),
                "first", snooze.first(),
                "last", snooze.last(),
                "reason", snooze.reason(),
                "by", snooze.by());
    }

    /** @param revision of the document */
    static RulesVersion read(Map<String, @Nullable Object> source, String revision) {
        try {
            return version(source, revision);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("rules.unreadable", Json.number(source, "version")), e);
        }
    }

    private static RulesVersion version(Map<String, @Nullable Object> source, String revision) {
        List<DetectorRule> detectors = new ArrayList<>();
        for (Object rule : Json.list(source, "detectors")) {
            detectors.add(detector(rule));
        }
        List<Snooze> snoozes = new ArrayList<>();
        for (Object snooze : Json.list(source, "snoozes")) {
            snoozes.add(snooze(snooze));
        }
        RuleSet rules = new RuleSet(
                (int) Json.number(source, "version"),
                Json.isTrue(source, "above_enabled"),
                (int) Json.number(source, "above_factor_permille"),
                Json.isTrue(source, "repeated_enabled"),
                (int) Json.number(source, "repeated_times"),
                detectors,
                snoozes,
                // Written by a version that knew no feedback, it lacks.
                !Boolean.FALSE.equals(source.get("feedback")));
        String test = Json.textOrNull(source, "back_test", "report");
        return new RulesVersion(
                rules,
                source.get("based_on") instanceof Long number ? Integer.valueOf(number.intValue()) : null,
                (int) Json.number(source, "under"),
                Json.list(source, "writers").stream().map(String::valueOf).toList(),
                signature(source, "changed_by", "changed_at"),
                Json.text(source, "why"),
                RulesState.ofWord(Json.text(source, "state")).orElseThrow(IllegalArgumentException::new),
                test == null
                        ? null
                        : new BackTest(
                                test,
                                Json.isTrue(source, "back_test", "passed"),
                                new Signature(
                                        Json.text(source, "back_test", "by"),
                                        Instant.parse(Json.text(source, "back_test", "at")))),
                signature(source, "approved_by", "approved_at"),
                Json.isTrue(source, "sealed"),
                null,
                revision);
    }

    private static @Nullable Signature signature(Map<String, @Nullable Object> source, String by, String at) {
        String who = Json.textOrNull(source, by);
        return who == null ? null : new Signature(who, SaleFields.instantOrEpoch(source, at));
    }

    private static DetectorRule detector(@Nullable Object rule) {
        Quota quota = Json.at(rule, "alarms_a_day") instanceof Number budget
                ? new Quota.DailyBudget(budget.intValue())
                : new Quota.AlarmRate(
                        Json.at(rule, "alarms_per_thousand") instanceof Number rate ? rate.doubleValue() : 0);
        return new DetectorRule(
                Detector.valueOf(Json.text(rule, "detector")),
                Json.isTrue(rule, "on"),
                quota,
                Json.number(rule, "floor"));
    }

    private static Snooze snooze(@Nullable Object snooze) {
        return new Snooze(
                Json.text(snooze, "rule"),
                Json.textOrNull(snooze, "store_id"),
                LocalDate.parse(Json.text(snooze, "first")),
                LocalDate.parse(Json.text(snooze, "last")),
                Json.text(snooze, "reason"),
                Json.text(snooze, "by"));
    }
}
