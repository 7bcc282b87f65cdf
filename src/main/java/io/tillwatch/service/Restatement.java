package io.tillwatch.service;

import io.tillwatch.model.DayTotals;
import io.tillwatch.model.StoreDayRollup;
import java.time.Instant;
import java.util.List;

/**
 * A settled number that changed.
 *
 * @param before the store-day as it was indexed
 * @param saleIds the sales that changed it, at most 100 of them; empty when only the totals are known to differ
 */
public record Restatement(StoreDayRollup before, DayTotals after, List<String> saleIds, String runId, Instant at) {
    /**
     * Names the number that was replaced, by when it was computed: each change of a store-day has a document of its own,
     * and one that is told again after a crash has the same.
     */
    public String documentId() {
        return before.storeDay().documentId() + ":" + before.computedAt();
    }
}
