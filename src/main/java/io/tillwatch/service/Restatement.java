package io.tillwatch.service;

import io.tillwatch.model.DayTotals;
import io.tillwatch.model.StoreDay;
import java.time.Instant;
import java.util.List;

/**
 * A settled number that changed.
 *
 * @param saleIds the sales that changed it, at most 100 of them; empty when only the totals are known to differ
 */
public record Restatement(
        StoreDay storeDay, DayTotals before, DayTotals after, List<String> saleIds, String runId, Instant at) {}
