package io.tillwatch.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say of a sale that they marked.
 *
 * @param reasons in the order of {@link Reason.Code}, at least one
 * @param score the strongest reason, at least 0: value ÷ baseline for ABOVE_BASELINE, equal amounts in a row for
 *     REPEATED_AMOUNT
 * @param baseline AOV of the store-week before the sale in whole won; null when there is none
 */
public record Flag(
        List<Reason> reasons, double score, @Nullable Long baseline, int rulesVersion) {
    public Flag {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("A flag needs a reason");
        }
    }
}
