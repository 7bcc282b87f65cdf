package io.tillwatch.service;

import io.tillwatch.model.Approval;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A sale as it stands in the index, as far as the detectors look at it.
 *
 * @param card as indexed (cut to first 6 and last 4); null when the row names no card
 * @param amount whole won
 * @param fee whole won; null where the source has none
 * @param deposit whole won; null where the source has none
 * @param modified when the source row last changed; of a cancelled sale the best that is known of when it was cancelled
 */
public record ApprovalRow(
        String id,
        String storeId,
        @Nullable String card,
        long amount,
        Instant soldAt,
        @Nullable Long fee,
        @Nullable Long deposit,
        @Nullable Instant willDepositedAt,
        boolean canceled,
        Instant modified,
        @Nullable String approvalNumber,
        @Nullable String cardCompany,
        boolean flagged) {

    /** By the wall clock of the business zone. */
    public Approval in(ZoneId zone) {
        LocalDateTime sold = LocalDateTime.ofInstant(soldAt, zone);
        LocalDateTime changed = LocalDateTime.ofInstant(modified, zone);
        return new Approval(
                id,
                storeId,
                card,
                amount,
                sold,
                fee,
                deposit,
                willDepositedAt == null
                        ? null
                        : LocalDateTime.ofInstant(willDepositedAt, zone).toLocalDate(),
                canceled ? changed.isBefore(sold) ? sold : changed : null,
                canceled,
                approvalNumber,
                cardCompany);
    }
}
