package io.tillwatch.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one version of the rules says: the two rules every installation has, the scored detectors, and where rules rest.
 *
 * @param version from 1
 * @param aboveFactorPermille fires above this many thousandths of the baseline (2000 = twice), from 1 to 1,000,000
 * @param repeatedTimes fires at this many equal amounts in a row, from 2 to 1,000
 * @param detectors every one once, in their order; those that are left out are off
 * @param snoozes business dates on which a rule does not judge, in the order they were asked for
 * @param feedback whether decisions on a detector's alarms at a store put its next ones there higher or lower
 */
public record RuleSet(
        int version,
        boolean aboveEnabled,
        int aboveFactorPermille,
        boolean repeatedEnabled,
        int repeatedTimes,
        List<DetectorRule> detectors,
        List<Snooze> snoozes,
        boolean feedback) {
    /** Alarms a day of each detector that nobody thought about. */
    private static final int RECOMMENDED_BUDGET = 2;

    public static final int LARGEST_FACTOR_PERMILLE = 1_000_000;
    public static final int MOST_TIMES = 1_000;

    /** Version 1, which nobody wrote: every installation has it. */
    public static final RuleSet DEFAULT = new RuleSet(1, true, 2000, true, 3);

    public RuleSet {
        if (version < 1) {
            throw new IllegalArgumentException("Versions begin with 1");
        }
        if (aboveFactorPermille < 1 || aboveFactorPermille > LARGEST_FACTOR_PERMILLE) {
            throw new IllegalArgumentException("A factor is from 0.001 to 1000");
        }
        if (repeatedTimes < 2 || repeatedTimes > MOST_TIMES) {
            throw new IllegalArgumentException("An amount repeats from 2 to 1000 times");
        }
        detectors = complete(detectors);
        snoozes = List.copyOf(snoozes);
    }

    /** The two rules alone: every detector is off, and nothing rests. */
    public RuleSet(
            int version, boolean aboveEnabled, int aboveFactorPermille, boolean repeatedEnabled, int repeatedTimes) {
        this(version, aboveEnabled, aboveFactorPermille, repeatedEnabled, repeatedTimes, List.of(), List.of(), true);
    }

    private static List<DetectorRule> complete(List<DetectorRule> given) {
        Map<Detector, DetectorRule> byName = new EnumMap<>(Detector.class);
        for (DetectorRule rule : given) {
            if (byName.put(rule.detector(), rule) != null) {
                throw new IllegalArgumentException("A detector is there once");
            }
        }
        for (Detector detector : Detector.values()) {
            byName.putIfAbsent(detector, DetectorRule.off(detector));
        }
        return List.copyOf(byName.values());
    }

    /** Whether any detector is on. */
    public boolean detects() {
        return detectors.stream().anyMatch(DetectorRule::on);
    }

    /** How this detector is used. */
    public DetectorRule rule(Detector detector) {
        for (DetectorRule rule : detectors) {
            if (rule.detector() == detector) {
                return rule;
            }
        }
        throw new IllegalStateException("Every detector has a rule");
    }

    /**
     * Whether a rule does not judge the sales of this store on this business date.
     *
     * @param rule name of a {@link Reason.Code} or a {@link Detector}
     */
    public boolean isSnoozed(String rule, String storeId, LocalDate date) {
        if (snoozes.isEmpty()) {
            return false;
        }
        return snoozes.stream().anyMatch(snooze -> snooze.covers(rule, storeId, date));
    }

    /** The same under another number. */
    public RuleSet numbered(int number) {
        return new RuleSet(
                number,
                aboveEnabled,
                aboveFactorPermille,
                repeatedEnabled,
                repeatedTimes,
                detectors,
                snoozes,
                feedback);
    }

    /** With this rule in place of the detector's. */
    public RuleSet with(DetectorRule changed) {
        List<DetectorRule> rules = new ArrayList<>(detectors);
        rules.replaceAll(rule -> rule.detector() == changed.detector() ? changed : rule);
        return new RuleSet(
                version, aboveEnabled, aboveFactorPermille, repeatedEnabled, repeatedTimes, rules, snoozes, feedback);
    }

    /**
     * With every detector as it is recommended: a few alarms a day each. {@link Detector#CARD_AT_STORE} stays off: what it sees that
     * matters, those of split amounts and of rings see too, and they tell it from regular customers.
     */
    public RuleSet recommended() {
        RuleSet rules = this;
        for (Detector detector : Detector.values()) {
            boolean on = detector != Detector.CARD_AT_STORE;
            rules = rules.with(new DetectorRule(detector, on, new Quota.DailyBudget(RECOMMENDED_BUDGET), 0));
        }
        return rules;
    }

    /** With decisions counting or not. */
    public RuleSet withFeedback(boolean counts) {
        return new RuleSet(
                version, aboveEnabled, aboveFactorPermille, repeatedEnabled, repeatedTimes, detectors, snoozes, counts);
    }

    /** With other snoozes. */
    public RuleSet withSnoozes(List<Snooze> changed) {
        return new RuleSet(
                version,
                aboveEnabled,
                aboveFactorPermille,
                repeatedEnabled,
                repeatedTimes,
                detectors,
                changed,
                feedback);
    }
}
