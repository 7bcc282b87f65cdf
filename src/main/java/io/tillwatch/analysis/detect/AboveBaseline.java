package io.tillwatch.analysis.detect;

import io.tillwatch.model.Reason;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.SaleFacts;
import org.jspecify.annotations.Nullable;

/** {@code ABOVE_BASELINE}: the amount is more than twice (by default) the store's AOV of the week before. */
public final class AboveBaseline {
    private AboveBaseline() {}

    /** The highest amount in whole won that is still ordinary. */
    public static long threshold(long baseline, RuleSet rules) {
        return Math.floorDiv(Math.multiplyExact(baseline, (long) rules.aboveFactorPermille()), 1000L);
    }

    /** Null when the rule does not fire, is off or snoozed, the sale is cancelled or there is no baseline to judge by. */
    public static @Nullable Reason judge(SaleFacts sale, @Nullable Long baseline, RuleSet rules) {
        if (!rules.aboveEnabled() || sale.canceled() || baseline == null) {
            return null;
        }
        if (rules.isSnoozed(Reason.Code.ABOVE_BASELINE.name(), sale.storeId(), sale.businessDate())) {
            return null;
        }
        long threshold = threshold(baseline, rules);
        return sale.amount() > threshold ? new Reason(Reason.Code.ABOVE_BASELINE, sale.amount(), threshold) : null;
    }
}
