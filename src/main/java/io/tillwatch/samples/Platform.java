package io.tillwatch.samples;

import java.util.SplittableRandom;

/** Where a sale was made. */
enum Platform {
    POS("POS", 0, 0),
    VAN("VAN", 0, 0),
    BAEMIN("배달의민족", 780, 3),
    COUPANG_EATS("쿠팡이츠", 780, 3),
    YOGIYO("요기요", 970, 3),
    NAVER("네이버페이", 298, 2),
    KAKAO("카카오페이", 250, 2);

    final String label;
    /** Hundredths of a percent; 0 where the card company's fee holds. */
    final int feePoints;
    /** Business days until the payout; 0 where the card company decides. */
    final int payoutDays;

    Platform(String label, int feePoints, int payoutDays) {
        this.label = label;
        this.feePoints = feePoints;
        this.payoutDays = payoutDays;
    }

    static Platform pick(SplittableRandom random, SampleStore store) {
        int percent = random.nextInt(100);
        int delivery = store.kind().deliveryPercent();
        if (percent < delivery) {
            int which = random.nextInt(100);
            return which < 60 ? BAEMIN : which < 87 ? COUPANG_EATS : YOGIYO;
        }
        if (percent >= 95) {
            return percent < 98 ? NAVER : KAKAO;
        }
        return store.index() % 3 == 0 ? VAN : POS;
    }

    boolean inStore() {
        return this == POS || this == VAN;
    }
}
