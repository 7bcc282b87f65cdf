package io.tillwatch.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One sale as the detectors see it: what was known when it was approved, and what was learned of it later.
 *
 * @param id the sale's id
 * @param storeId the store's id
 * @param card {@code card_number} as indexed (cut to first 6 and last 4); null when the row names no card
 * @param amount {@code amount_sale} in whole won; negative for a refund
 * @param soldAt wall clock of the business zone
 * @param fee {@code amount_fee} in whole won; null when unknown
 * @param deposit {@code amount_deposit} in whole won; null when unknown
 * @param depositDate {@code will_deposited_at}; null when unknown
 * @param canceledAt wall clock of the business zone; null when not cancelled, or when it is not known when
 * @param canceled whether the sale is cancelled by now
 * @param approvalNumber {@code num_approval}; null when unknown
 * @param cardCompany {@code card_company}; null when unknown
 */
public record Approval(
        String id,
        String storeId,
        @Nullable String card,
        long amount,
        LocalDateTime soldAt,
        @Nullable Long fee,
        @Nullable Long deposit,
        @Nullable LocalDate depositDate,
        @Nullable LocalDateTime canceledAt,
        boolean canceled,
        @Nullable String approvalNumber,
        @Nullable String cardCompany) {}
