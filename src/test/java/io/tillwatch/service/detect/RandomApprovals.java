package io.tillwatch.service.detect;

import io.tillwatch.model.Approval;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Sales with everything that any detector looks at, among them some that are odd; the same for the same seed. */
public final class RandomApprovals {
    private static final LocalDateTime BEGIN = LocalDate.of(2026, 1, 5).atTime(9, 0);

    private RandomApprovals() {}

    /** In the order in which they were sold. */
    public static List<Approval> make(long seed, int count, int stores, int cards) {
        Random random = new Random(seed);
        List<Approval> sales = new ArrayList<>(count);
        LocalDateTime time = BEGIN;
        for (int i = 0; i < count; i++) {
            time = time.plusSeconds(random.nextInt(2 * 86_400 * 60 / Math.max(1, count) + 2));
            if (time.getHour() < 8) {
                time = time.toLocalDate().atTime(8, 30);
            }
            sales.add(one(random, i, time, random.nextInt(stores), random.nextInt(cards)));
        }
        return sales;
    }

    private static Approval one(Random random, int i, LocalDateTime time, int store, int card) {
        long amount = Math.round(Math.exp(9.2 + 0.6 * random.nextGaussian()));
        if (random.nextInt(200) == 0) {
            amount *= 9;
        }
        if (random.nextInt(40) == 0) {
            // Some cards come again and again to one store.
            card = store;
        }
        long fee = Math.round(amount * (random.nextInt(500) == 0 ? 0.06 : 0.021));
        long deposit = amount - fee + (random.nextInt(700) == 0 ? 37 : 0);
        LocalDate payout = time.toLocalDate().plusDays(random.nextInt(400) == 0 ? 9 : 2);
        @Nullable LocalDateTime canceled = random.nextInt(30) == 0 ? time.plusHours(1 + random.nextInt(120)) : null;
        return new Approval(
                Integer.toString(i + 1),
                "store-" + store,
                random.nextInt(50) == 0 ? null : "5409-26**-****-" + card,
                random.nextInt(300) == 0 ? -amount : amount,
                time,
                fee,
                deposit,
                payout,
                canceled,
                canceled != null,
                Integer.toString(random.nextInt(600) == 0 ? 7 : 10_000_000 + i),
                "company-" + card % 7);
    }
}
