package io.tillwatch.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules and the detectors say of a sale that they marked.
 *
 * @param reasons of the rules, in the order of {@link Reason.Code}
 * @param findings of the detectors, strongest first; there is at least one reason or finding
 * @param score where there are findings the strongest of them, adjusted; else the strongest reason, at least 0: value ÷
 *     baseline for ABOVE_BASELINE, equal amounts in a row for REPEATED_AMOUNT
 * @param baseline AOV of the store-week before the sale in whole won; null when there is none
 */
public record Flag(
        List<Reason> reasons,
        List<Finding> findings,
        double score,
        @Nullable Long baseline,
        int rulesVersion) {
    public Flag {
        reasons = List.copyOf(reasons);
        findings = List.copyOf(findings);
        if (reasons.isEmpty() && findings.isEmpty()) {
            throw new IllegalArgumentException("A flag needs a reason");
        }
    }

    /** Of the rules alone. */
    public Flag(List<Reason> reasons, double score, @Nullable Long baseline, int rulesVersion) {
        this(reasons, List.of(), score, baseline, rulesVersion);
    }

    /** The score that the sale was given when it was first judged. */
    public double firstScore() {
        return findings.stream().mapToDouble(Finding::score).max().orElse(score);
    }
}
