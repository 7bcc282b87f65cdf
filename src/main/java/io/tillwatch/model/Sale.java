package io.tillwatch.model;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code platform_sales} as it may leave the source: typed, checked, and with every card number cut to its
 * first 6 and last 4 digits.
 *
 * @param id the source's id as decimal (or plain) text; never empty, at most 480 UTF-8 bytes
 * @param modified when the row last changed, as the source says
 * @param amountSale whole won; may be negative
 * @param amountFee whole won, null where the source has none
 * @param amountDeposit whole won, null where the source has none
 * @param soldAt when the card was approved
 * @param businessDate the calendar date of {@code soldAt} in the configured zone
 */
public record Sale(
        String id,
        @Nullable Instant created,
        Instant modified,
        @Nullable String remark,
        @Nullable String numApproval,
        @Nullable String cardCompany,
        @Nullable String cardCategory,
        @Nullable String cardNumber,
        long amountSale,
        @Nullable Long amountFee,
        @Nullable Long amountDeposit,
        boolean canceled,
        Instant soldAt,
        @Nullable Instant willDepositedAt,
        @Nullable String rawData,
        @Nullable String platform,
        @Nullable String dailySaleId,
        String storeId,
        @Nullable String resultCode,
        @Nullable String resultMsg,
        @Nullable String extraPaymentId,
        @Nullable String detailStatus,
        @Nullable String processingStatus,
        LocalDate businessDate) {

    /** The part that rules and roll-ups look at. */
    public SaleFacts facts() {
        return new SaleFacts(id, storeId, businessDate, soldAt, amountSale, canceled, cardNumber);
    }
}
