package io.tillwatch.service.detect;

import io.tillwatch.model.Approval;
import io.tillwatch.model.Detector;
import io.tillwatch.model.DetectorRule;
import io.tillwatch.model.Finding;
import io.tillwatch.model.Quota;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.Sentence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Turns what the detectors say into alarms, as one version of the rules wishes: how many a day or by the thousand, from which
 * amount on, and where it rests. Used by one thread.
 */
public final class Alarms {
    /** On the scale of the detectors one in a hundred: nothing less odd is worth anybody's time, however few alarms there are. */
    private static final double LEAST = 2;
    /** A day may have more alarms than the budget, as the days are not alike; but not a flood. */
    private static final int AT_MOST_TIMES = 3;

    private final RuleSet rules;
    private final Feedback feedback;
    private final List<Limit> limits = new ArrayList<>();
    private long day = Long.MIN_VALUE;

    /** What one detector is held against today. */
    private static final class Limit {
        private final DetectorRule rule;
        private double threshold;
        private int today;

        Limit(DetectorRule rule) {
            this.rule = rule;
        }

        void turn(ScoreHistory history) {
            today = 0;
            threshold = Math.max(
                    LEAST,
                    switch (rule.quota()) {
                        case Quota.AlarmRate rate -> -Math.log10(rate.perThousand() / 1_000);
                        case Quota.DailyBudget budget -> history.threshold(budget.alarms());
                    });
        }

        /** Notes that there is one more; false when it would be one of a flood. */
        boolean alarm() {
            today++;
            return !(rule.quota() instanceof Quota.DailyBudget budget)
                    || today <= (long) AT_MOST_TIMES * budget.alarms();
        }
    }

    public Alarms(RuleSet rules, Feedback feedback) {
        this.rules = rules;
        this.feedback = feedback;
        for (DetectorRule rule : rules.detectors()) {
            if (rule.on()) {
                limits.add(new Limit(rule));
            }
        }
    }

    /**
     * What is to be told of the sale that was given to the detectors last; the strongest first.
     *
     * @param date the business date on which it is told: of the sale, or of its cancellation
     */
    public List<Finding> of(Detection detection, Approval sale, LocalDate date) {
        if (date.toEpochDay() > day) {
            day = date.toEpochDay();
            limits.forEach(limit -> limit.turn(detection.history(limit.rule.detector())));
        }
        List<Finding> findings = List.of();
        for (Limit limit : limits) {
            Detector detector = limit.rule.detector();
            double score = detection.score(detector);
            if (score >= limit.threshold
                    && sale.amount() >= limit.rule.floor()
                    && !rules.isSnoozed(
                            detector.name(), sale.storeId(), sale.soldAt().toLocalDate())
                    && limit.alarm()) {
                findings = findings.isEmpty() ? new ArrayList<>(2) : findings;
                findings.add(finding(detector, score, sale.storeId(), detection.why(detector)));
            }
        }
        if (findings.size() > 1) {
            findings.sort(Comparator.comparingDouble(Finding::adjusted).reversed());
        }
        return findings;
    }

    private Finding finding(Detector detector, double score, String storeId, Sentence why) {
        return new Finding(
                detector,
                rounded(score),
                rounded(feedback.adjustment(detector, storeId)),
                why.english(),
                why.in(Locale.KOREAN));
    }

    /** To three decimals, so that what is stored is what is read. */
    private static double rounded(double score) {
        return Math.round(score * 1_000) / 1_000.0;
    }
}
