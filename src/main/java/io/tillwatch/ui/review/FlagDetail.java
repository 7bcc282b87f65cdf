package io.tillwatch.ui.review;

import io.tillwatch.model.DayTotals;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one flag.
 *
 * @param id of the sale
 * @param flag with all its fields, a reviewer's too; null when the sale is not flagged
 * @param storeDay what the store took on the sale's date; null when it has no row
 */
record FlagDetail(
        String id, @Nullable FlagRow flag, @Nullable DayTotals storeDay) {}
