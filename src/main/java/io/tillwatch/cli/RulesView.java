package io.tillwatch.cli;

import io.tillwatch.model.BackTest;
import io.tillwatch.model.DetectorRule;
import io.tillwatch.model.Quota;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.RulesDiff;
import io.tillwatch.model.RulesVersion;
import io.tillwatch.model.RulesVersion.Activation;
import io.tillwatch.model.Sentence;
import io.tillwatch.model.Signature;
import io.tillwatch.model.Snooze;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A version of the rules, for people and for programs. */
final class RulesView {
    private final CommandContext context;

    RulesView(CommandContext context) {
        this.context = context;
    }

    /** @param next what to do next, or NONE */
    void print(RulesVersion version, Sentence next) {
        Messages messages = context.messages();
        if (context.json()) {
            Map<String, @Nullable Object> row = row(version);
            if (!next.isNone()) {
                row.put("next", messages.text(next));
            }
            context.out().println(Json.of(row));
            return;
        }
        Map<String, String> lines = new LinkedHashMap<>();
        row(version).forEach((key, value) -> {
            if (value instanceof String || value instanceof Number) {
                lines.put(Field.text(key).title(messages), String.valueOf(value));
            }
        });
        lines.put(
                Field.text("state").title(messages),
                messages.text(version.state().sentence()));
        says(version.rules()).forEach((rule, sentence) -> lines.put(rule, messages.text(sentence)));
        lines.values().removeIf(String::isEmpty);
        Lines.printTexts(context.out(), lines);
        version.rules()
                .snoozes()
                .forEach(snooze ->
                        context.out().println("  " + Table.printable(messages.text(RulesDiff.sentence(snooze)))));
        if (!next.isNone()) {
            context.out().println();
            context.out().println(messages.text(next));
        }
    }

    private static Map<String, Sentence> says(RuleSet rules) {
        Map<String, Sentence> says = new LinkedHashMap<>();
        says.put("ABOVE_BASELINE", says(rules.aboveEnabled(), Sentence.of("rules.says.above", factor(rules))));
        says.put(
                "REPEATED_AMOUNT",
                says(rules.repeatedEnabled(), Sentence.of("rules.says.repeated", rules.repeatedTimes())));
        for (DetectorRule rule : rules.detectors()) {
            Sentence floor = rule.floor() == 0 ? Sentence.NONE : Sentence.of("rules.says.floor", rule.floor());
            says.put(
                    rule.detector().name(),
                    says(rule.on(), rule.quota().sentence().then(floor)));
        }
        return says;
    }

    private static Sentence says(boolean on, Sentence how) {
        return on ? Sentence.of("rules.says.on", how) : Sentence.of("rules.says.off");
    }

    private static BigDecimal factor(RuleSet rules) {
        return new BigDecimal(BigDecimal.valueOf(rules.aboveFactorPermille(), 3)
                .stripTrailingZeros()
                .toPlainString());
    }

    /** For programs, and for lists. */
    static Map<String, @Nullable Object> row(RulesVersion version) {
        RuleSet rules = version.rules();
        Signature written = version.written();
        Signature approved = version.approved();
        Activation activation = version.activation();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("version", version.number());
        row.put("state", version.state().word());
        row.put("based_on", version.basedOn());
        row.put("writers", version.writers());
        row.put("changed_by", written == null ? null : written.by());
        row.put("changed_at", written == null ? null : written.at().toString());
        row.put("why", version.why());
        row.put("approved_by", approved == null ? null : approved.by());
        row.put("approved_at", approved == null ? null : approved.at().toString());
        row.put("back_test", backTest(version.backTest()));
        row.put("activated_by", activation == null ? null : activation.by().by());
        row.put("activated_at", activation == null ? null : activation.by().at().toString());
        row.put("untested", activation == null ? null : activation.untested());
        row.put(
                "rules",
                ordered(
                        "above_enabled", rules.aboveEnabled(),
                        "above_factor", factor(rules),
                        "repeated_enabled", rules.repeatedEnabled(),
                        "repeated_times", rules.repeatedTimes(),
                        "detectors", detectors(rules),
                        "snoozes", snoozes(rules)));
        return row;
    }

    private static @Nullable Map<String, @Nullable Object> backTest(@Nullable BackTest test) {
        return test == null
                ? null
                : ordered(
                        "passed", test.passed(),
                        "by", test.made().by(),
                        "at", test.made().at(),
                        "report", test.report());
    }

    private static List<Object> detectors(RuleSet rules) {
        List<Object> detectors = new ArrayList<>();
        for (DetectorRule rule : rules.detectors()) {
            detectors.add(ordered(
                    "detector", rule.detector().name(),
                    "on", rule.on(),
                    "alarms_per_thousand",
                            rule.quota() instanceof Quota.AlarmRate rate ? Double.valueOf(rate.perThousand()) : null,
                    "alarms_a_day",
                            rule.quota() instanceof Quota.DailyBudget budget ? Integer.valueOf(budget.alarms()) : null,
                    "floor", rule.floor()));
        }
        return detectors;
    }

    private static List<Object> snoozes(RuleSet rules) {
        List<Object> snoozes = new ArrayList<>();
        for (Snooze snooze : rules.snoozes()) {
            snoozes.add(ordered(
                    "rule", snooze.rule(),
                    "store_id", snooze.storeId(),
                    "first", snooze.first(),
                    "last", snooze.last(),
                    "reason", snooze.reason(),
                    "by", snooze.by()));
        }
        return snoozes;
    }

    private static Map<String, @Nullable Object> ordered(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return map;
    }
}
