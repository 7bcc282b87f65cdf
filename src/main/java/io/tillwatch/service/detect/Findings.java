package io.tillwatch.service.detect;

import io.tillwatch.model.Detector;
import io.tillwatch.model.Finding;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.SaleFacts;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which findings of a sale are shown. */
public final class Findings {
    private Findings() {}

    /**
     * What of them stands: nothing of a detector that is off or rests, and of a cancelled sale nothing but a cancellation after
     * the payout, with what else was odd, since no money is at risk in any other.
     */
    public static List<Finding> standing(List<Finding> findings, SaleFacts sale, RuleSet rules) {
        if (findings.isEmpty()) {
            return findings;
        }
        List<Finding> standing = findings.stream()
                .filter(finding -> rules.rule(finding.detector()).on())
                .filter(finding -> !rules.isSnoozed(finding.detector().name(), sale.storeId(), sale.businessDate()))
                .toList();
        return !sale.canceled() || isCanceledLate(standing) ? standing : List.of();
    }

    private static boolean isCanceledLate(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.detector() == Detector.CANCELED_AFTER_PAYOUT);
    }

    /** Both, of each detector the first that was found; the strongest first. */
    public static List<Finding> both(List<Finding> first, List<Finding> later) {
        if (first.isEmpty() || later.isEmpty()) {
            return first.isEmpty() ? later : first;
        }
        Map<Detector, Finding> all = new EnumMap<>(Detector.class);
        first.forEach(finding -> all.put(finding.detector(), finding));
        later.forEach(finding -> all.putIfAbsent(finding.detector(), finding));
        return all.values().stream()
                .sorted(Comparator.comparingDouble(Finding::adjusted).reversed())
                .toList();
    }
}
