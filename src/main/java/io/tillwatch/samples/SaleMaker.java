package io.tillwatch.samples;

import io.tillwatch.model.KoreanCalendar;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Fills in what follows from store, time, amount and card: fee, payout, approval, platform and the small print. */
final class SaleMaker {
    private static final int[] CREDIT_POINTS = {40, 100, 115, 145, 195};
    private static final int[] DEBIT_POINTS = {15, 75, 90, 115, 145};
    private static final String[] REMARKS = {
        "포장",
        "현금영수증 요청",
        "단골 할인 10%",
        "문 앞에 놔주세요 🙏",
        "2/3 분할결제",
        "생일 케이크 🎂",
        "쿠폰 사용",
        "영수증 재발행",
        "수저 빼주세요",
        "감사합니다 😊👍",
        "예약금",
        "단체 주문",
        "상품권 병행 결제",
        "아이스크림 서비스 🍦",
        "법인카드 회식",
    };

    private final KoreanCalendar calendar;
    private final LocalDateTime end;
    private final int stores;
    private final long firstDay;

    /** @param lastDate every time but the payout is before the end of this date */
    SaleMaker(KoreanCalendar calendar, LocalDate firstDate, LocalDate lastDate, int stores) {
        this.calendar = calendar;
        this.firstDay = firstDate.toEpochDay();
        this.end = lastDate.plusDays(1).atStartOfDay().minusSeconds(1);
        this.stores = stores;
    }

    SaleDraft make(SplittableRandom random, SampleStore store, LocalDateTime soldAt, long amount, Card card) {
        return make(random, store, soldAt, amount, card, Platform.pick(random, store));
    }

    SaleDraft make(
            SplittableRandom random,
            SampleStore store,
            LocalDateTime soldAt,
            long amount,
            Card card,
            Platform platform) {
        SaleDraft draft = new SaleDraft(
                store,
                soldAt,
                amount,
                card,
                platform,
                String.valueOf(10_000_000 + random.nextInt(90_000_000)),
                earlier(soldAt.plusSeconds(delay(random)), end),
                calendar.plusBusinessDays(soldAt.toLocalDate(), payoutDays(card, platform))
                        .atStartOfDay());
        if (random.nextInt(100) < 4) {
            draft.modified = earlier(draft.created.plusSeconds(random.nextInt(30, 1200)), end);
        }
        draft.fee = amount * feePoints(store, card, platform) / 10_000;
        draft.deposit = amount - draft.fee;
        long day = soldAt.toLocalDate().toEpochDay() - firstDay;
        draft.dailySaleId = String.valueOf(700_000 + day * stores + store.index());
        draft.extraPaymentId = random.nextInt(100) < 6 ? String.valueOf(90_000 + random.nextInt(9_000)) : null;
        draft.remark = remark(random);
        draft.rawData = rawData(random, draft);
        return draft;
    }

    /** Marks as cancelled that many seconds after it was stored, or at the last moment of the sample. */
    void cancel(SaleDraft draft, int secondsLater) {
        draft.canceled = true;
        draft.modified = earlier(draft.created.plusSeconds(secondsLater), end);
    }

    /** Most rows come within two minutes, a few with the nightly files of the terminal companies. */
    private static int delay(SplittableRandom random) {
        return random.nextInt(100) == 0 ? random.nextInt(3_600, 30_000) : 1 + random.nextInt(110);
    }

    private static int payoutDays(Card card, Platform platform) {
        return platform.payoutDays > 0 ? platform.payoutDays : card.issuer().payoutDays;
    }

    private static int feePoints(SampleStore store, Card card, Platform platform) {
        if (platform.feePoints > 0) {
            return platform.feePoints;
        }
        int points = (card.debit() ? DEBIT_POINTS : CREDIT_POINTS)[store.feeBand()];
        // Only the largest merchants negotiate with each card company.
        return store.feeBand() == 4 ? points + card.issuer().feePoints : points;
    }

    private static @Nullable String remark(SplittableRandom random) {
        int percent = random.nextInt(1000);
        if (percent >= 90) {
            return percent < 150 ? "" : null;
        }
        return percent == 0 ? "카드번호 " + Card.testNumber(random) + " 확인" : REMARKS[random.nextInt(REMARKS.length)];
    }

    private static String rawData(SplittableRandom random, SaleDraft draft) {
        StringBuilder json = new StringBuilder(96)
                .append("{\"tid\":\"")
                .append(draft.store.terminal())
                .append("\",\"approval\":\"")
                .append(draft.approval)
                .append("\",\"installment\":")
                .append(draft.amount >= 50_000 && random.nextInt(4) == 0 ? random.nextInt(2, 7) : 0);
        if (random.nextInt(500) == 0) {
            json.append(",\"pan\":\"").append(Card.testNumber(random)).append('"');
        }
        return json.append('}').toString();
    }

    private static LocalDateTime earlier(LocalDateTime left, LocalDateTime right) {
        return left.isBefore(right) ? left : right;
    }
}
