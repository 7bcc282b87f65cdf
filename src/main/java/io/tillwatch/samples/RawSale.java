package io.tillwatch.samples;

import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One row of the source table {@code platform_sales} as it stands there: nothing is cut or typed for the index, so text
 * may hold a full card number. Never log it; {@link #toString()} names the id alone.
 *
 * @param id unique, 0 to 2^64-1
 * @param created wall clock in {@link #ZONE}, like all four times
 * @param amountSale whole won, may be negative, like all three amounts
 */
public record RawSale(
        BigInteger id,
        @Nullable LocalDateTime created,
        LocalDateTime modified,
        @Nullable String remark,
        @Nullable String numApproval,
        @Nullable String cardCompany,
        @Nullable String cardCategory,
        @Nullable String cardNumber,
        long amountSale,
        @Nullable Long amountFee,
        @Nullable Long amountDeposit,
        boolean canceled,
        LocalDateTime soldAt,
        @Nullable LocalDateTime willDepositedAt,
        @Nullable String rawData,
        @Nullable String platform,
        @Nullable String dailySaleId,
        String storeId,
        @Nullable String resultCode,
        @Nullable String resultMsg,
        @Nullable String extraPaymentId,
        @Nullable String detailStatus,
        @Nullable String processingStatus) {

    /** The source zone of the sample table. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

    @Override
    public String toString() {
        return "RawSale[id=" + id + "]";
    }
}
