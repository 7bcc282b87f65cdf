package io.tillwatch.model;

import java.util.ArrayList;
import java.util.List;

/** What another version of the rules says otherwise, in words. */
public final class RulesDiff {
    private final List<Sentence> lines = new ArrayList<>();

    private RulesDiff() {}

    /** In the order of the rules; empty when both say the same. Numbers of versions do not count. */
    public static List<Sentence> between(RuleSet before, RuleSet after) {
        RulesDiff diff = new RulesDiff();
        diff.onOff(Reason.Code.ABOVE_BASELINE.name(), before.aboveEnabled(), after.aboveEnabled());
        if (before.aboveFactorPermille() != after.aboveFactorPermille()) {
            diff.lines.add(Sentence.of(
                    "rules.diff.factor",
                    PlainNumber.ofPermille(after.aboveFactorPermille()),
                    PlainNumber.ofPermille(before.aboveFactorPermille())));
        }
        diff.onOff(Reason.Code.REPEATED_AMOUNT.name(), before.repeatedEnabled(), after.repeatedEnabled());
        if (before.repeatedTimes() != after.repeatedTimes()) {
            diff.lines.add(Sentence.of("rules.diff.times", after.repeatedTimes(), before.repeatedTimes()));
        }
        for (DetectorRule rule : after.detectors()) {
            diff.detector(before.rule(rule.detector()), rule);
        }
        if (before.feedback() != after.feedback()) {
            diff.lines.add(
                    after.feedback() ? Sentence.of("rules.diff.feedback.on") : Sentence.of("rules.diff.feedback.off"));
        }
        before.snoozes().stream()
                .filter(snooze -> !after.snoozes().contains(snooze))
                .forEach(snooze -> diff.lines.add(Sentence.of("rules.diff.snooze.gone", sentence(snooze))));
        after.snoozes().stream()
                .filter(snooze -> !before.snoozes().contains(snooze))
                .forEach(snooze -> diff.lines.add(Sentence.of("rules.diff.snooze.new", sentence(snooze))));
        return List.copyOf(diff.lines);
    }

    private void onOff(String rule, boolean before, boolean after) {
        if (before != after) {
            lines.add(after ? Sentence.of("rules.diff.on", rule) : Sentence.of("rules.diff.off", rule));
        }
    }

    private void detector(DetectorRule before, DetectorRule after) {
        String name = after.detector().name();
        onOff(name, before.on(), after.on());
        if (!before.quota().equals(after.quota())) {
            lines.add(Sentence.of(
                    "rules.diff.quota",
                    name,
                    after.quota().sentence(),
                    before.quota().sentence()));
        }
        if (before.floor() != after.floor()) {
            lines.add(Sentence.of("rules.diff.floor", name, after.floor(), before.floor()));
        }
    }

    /** Which rule rests where, when and why. */
    public static Sentence sentence(Snooze snooze) {
        return snooze.storeId() == null
                ? Sentence.of(
                        "rules.snooze.all", snooze.rule(), snooze.first(), snooze.last(), snooze.reason(), snooze.by())
                : Sentence.of(
                        "rules.snooze.store",
                        snooze.rule(),
                        snooze.storeId(),
                        snooze.first(),
                        snooze.last(),
                        snooze.reason(),
                        snooze.by());
    }
}
