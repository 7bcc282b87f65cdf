package io.tillwatch.analysis.detect;

import io.tillwatch.model.Reason;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.SaleFacts;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code REPEATED_AMOUNT}: this sale and the two before it (by default) of the same card at the same store on the same
 * business date are all of one amount. Give it the sales of one store-day in the order of
 * {@link SaleFacts#BY_TIME_AND_ID}. A sale without a card number has no card to repeat.
 */
public final class RepeatedAmount {
    private final RuleSet rules;
    private final Map<String, Streak> streaks = new HashMap<>();

    public RepeatedAmount(RuleSet rules) {
        this.rules = rules;
    }

    /** Judges the next sale; null when the rule does not fire. */
    public @Nullable Reason next(SaleFacts sale) {
        String card = sale.cardNumber();
        if (!rules.repeatedEnabled() || sale.canceled() || card == null) {
            return null;
        }
        if (rules.isSnoozed(Reason.Code.REPEATED_AMOUNT.name(), sale.storeId(), sale.businessDate())) {
            return null;
        }
        Streak before = streaks.get(card);
        long length = before != null && before.amount == sale.amount() ? before.length + 1 : 1;
        streaks.put(card, new Streak(sale.amount(), length));
        return length >= rules.repeatedTimes()
                ? new Reason(Reason.Code.REPEATED_AMOUNT, length, rules.repeatedTimes())
                : null;
    }

    private record Streak(long amount, long length) {}
}
