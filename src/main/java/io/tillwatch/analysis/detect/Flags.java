package io.tillwatch.analysis.detect;

import io.tillwatch.model.Finding;
import io.tillwatch.model.Flag;
import io.tillwatch.model.Reason;
import io.tillwatch.model.RuleSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the reasons of a sale together to a flag. */
public final class Flags {
    private Flags() {}

    /** Null when neither rule fired. */
    public static @Nullable Flag of(
            @Nullable Reason above, @Nullable Reason repeated, @Nullable Long baseline, RuleSet rules) {
        return of(above, repeated, List.of(), baseline, rules);
    }

    /** Null when neither rule fired and no detector found anything. */
    public static @Nullable Flag of(
            @Nullable Reason above,
            @Nullable Reason repeated,
            List<Finding> findings,
            @Nullable Long baseline,
            RuleSet rules) {
        if (above == null && repeated == null && findings.isEmpty()) {
            return null;
        }
        List<Reason> reasons = new ArrayList<>(2);
        double score = 0;
        if (above != null && baseline != null) {
            reasons.add(above);
            score = times(above.value(), baseline);
        }
        if (repeated != null) {
            reasons.add(repeated);
            score = Math.max(score, (double) repeated.value());
        }
        if (!findings.isEmpty()) {
            score = Math.max(
                    0, findings.stream().mapToDouble(Finding::adjusted).max().orElse(0));
        }
        return new Flag(reasons, findings, score, baseline, rules.version());
    }

    /** To two decimals; a baseline below one won counts as one, and what is above a negative one is never below zero. */
    private static double times(long amount, long baseline) {
        return Math.max(0, Math.round(amount * 100.0 / Math.max(baseline, 1)) / 100.0);
    }
}
