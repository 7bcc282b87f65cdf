package io.tillwatch.samples;

import java.math.BigInteger;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A sale that has no id yet: ids are given in the order of time, over all stores. */
final class SaleDraft {
    final SampleStore store;
    final LocalDateTime soldAt;
    final long amount;
    final Card card;
    final Platform platform;
    String approval;
    long fee;
    long deposit;
    boolean canceled;
    LocalDateTime created;
    LocalDateTime modified;
    LocalDateTime willDepositedAt;

    @Nullable
    String remark;

    String rawData = "";
    String dailySaleId = "";

    @Nullable
    String extraPaymentId;
    /** The planted event it belongs to. */
    @Nullable
    Plan plan;

    SaleDraft(
            SampleStore store,
            LocalDateTime soldAt,
            long amount,
            Card card,
            Platform platform,
            String approval,
            LocalDateTime created,
            LocalDateTime willDepositedAt) {
        this.store = store;
        this.soldAt = soldAt;
        this.amount = amount;
        this.card = card;
        this.platform = platform;
        this.approval = approval;
        this.created = created;
        this.modified = created;
        this.willDepositedAt = willDepositedAt;
    }

    RawSale toSale(BigInteger id) {
        return new RawSale(
                id,
                created,
                modified,
                remark,
                approval,
                card.issuer().label,
                card.category(),
                card.number(),
                amount,
                fee,
                deposit,
                canceled,
                soldAt,
                willDepositedAt,
                rawData,
                platform.label,
                dailySaleId,
                store.id(),
                "0000",
                canceled ? "정상취소" : "정상승인",
                extraPaymentId,
                canceled ? "취소" : "승인",
                canceled ? "취소완료" : "매입완료");
    }
}
