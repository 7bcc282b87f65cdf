package io.tillwatch.ui.review;

import io.tillwatch.model.DayTotals;
import io.tillwatch.service.review.FlagReview;
import io.tillwatch.service.review.JournalEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one flag.
 *
 * @param id of the sale
 * @param flag with all its fields, a reviewer's too; null when the sale is not flagged
 * @param storeDay what the store took on the sale's date; null when it has no row
 * @param review what reviewers wrote on it; null when the sale is not flagged
 * @param history what was done to it, the newest first
 */
record FlagDetail(
        String id,
        @Nullable FlagRow flag,
        @Nullable DayTotals storeDay,
        @Nullable FlagReview review,
        List<JournalEntry> history) {
    FlagDetail with(FlagReview now, List<JournalEntry> entries) {
        return new FlagDetail(id, flag == null ? null : flag.in(now.state()), storeDay, now, entries);
    }
}
