package io.tillwatch.samples;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Makes the sales of planted events. */
final class Planting {
    private static final int CLOSED_HOUR = 3;

    private final SplittableRandom random;
    private final SaleMaker maker;

    Planting(SplittableRandom random, SaleMaker maker) {
        this.random = random;
        this.maker = maker;
    }

    boolean fits(AnomalyKind kind, SampleStore store) {
        return kind != AnomalyKind.CLOSED_HOURS || store.hourWeight(CLOSED_HOUR) == 0;
    }

    /**
     * Makes the sales of one event.
     *
     * @param date a date on which the store sells
     * @param dates some of its dates up to this one
     * @return in the order of time, at least one
     */
    List<SaleDraft> plant(AnomalyKind kind, SampleStore store, LocalDate date, List<LocalDate> dates) {
        LocalDateTime start = openTime(store, date);
        List<SaleDraft> drafts =
                switch (kind) {
                    case LARGE_TICKET -> List.of(sale(store, start, times(store, 7 + random.nextInt(9)), newCard()));
                    case REPEATED_AMOUNT -> equalAmounts(store, start, times(store, 1), 4 + random.nextInt(4), 15 * 60);
                    case SPLIT_PAYMENT -> equalAmounts(store, start, times(store, 2), 3 + random.nextInt(3), 70);
                    case CLOSED_HOURS -> closedHours(store, date);
                    case CANCELED_AFTER_PAYOUT -> canceledAfterPayout(store, start);
                    case WRONG_DEPOSIT -> wrongDeposits(store, start);
                    case REUSED_APPROVAL -> reusedApproval(store, start);
                    case APPROVAL_TRAIN -> approvalTrain(store, start);
                    case CARD_RING -> cardRing(store, dates);
                    case FABRICATED_VOLUME -> fabricatedVolume(store, date);
                };
        return drafts.stream()
                .sorted(Comparator.comparing(draft -> draft.soldAt))
                .toList();
    }

    private List<SaleDraft> equalAmounts(SampleStore store, LocalDateTime start, long amount, int count, int pause) {
        Card card = newCard();
        return series(count, start, pause, soldAt -> sale(store, soldAt, amount, card));
    }

    private List<SaleDraft> closedHours(SampleStore store, LocalDate date) {
        LocalDateTime start = date.atTime(CLOSED_HOUR, random.nextInt(30));
        return series(5 + random.nextInt(6), start, 180, soldAt -> ordinary(store, soldAt));
    }

    private List<SaleDraft> canceledAfterPayout(SampleStore store, LocalDateTime start) {
        List<SaleDraft> drafts =
                series(3 + random.nextInt(4), start, 600, soldAt -> sale(store, soldAt, times(store, 2), newCard()));
        for (SaleDraft draft : drafts) {
            Duration untilPayout = Duration.between(draft.created, draft.willDepositedAt);
            maker.cancel(draft, Math.toIntExact(untilPayout.toSeconds()) + random.nextInt(36_000, 100_000));
        }
        return drafts;
    }

    private List<SaleDraft> wrongDeposits(SampleStore store, LocalDateTime start) {
        List<SaleDraft> drafts = series(2 + random.nextInt(4), start, 900, soldAt -> ordinary(store, soldAt));
        drafts.forEach(draft -> draft.deposit += (1 + random.nextInt(9)) * 500L);
        return drafts;
    }

    private List<SaleDraft> reusedApproval(SampleStore store, LocalDateTime start) {
        List<SaleDraft> drafts = series(2 + random.nextInt(3), start, 1200, soldAt -> ordinary(store, soldAt));
        drafts.forEach(draft -> draft.approval = drafts.getFirst().approval);
        return drafts;
    }

    private List<SaleDraft> approvalTrain(SampleStore store, LocalDateTime start) {
        List<SaleDraft> drafts = series(12 + random.nextInt(14), start, 25, soldAt -> ordinary(store, soldAt));
        int approval = 20_000_000 + random.nextInt(70_000_000);
        for (SaleDraft draft : drafts) {
            draft.approval = String.valueOf(approval++);
        }
        return drafts;
    }

    /** By turns, so that no card pays twice in a row, and never three times one amount on a day. */
    private List<SaleDraft> cardRing(SampleStore store, List<LocalDate> dates) {
        List<Card> ring = List.of(newCard(), newCard(), newCard(), newCard());
        List<SaleDraft> drafts = new ArrayList<>();
        for (LocalDate date : dates) {
            LocalDateTime soldAt = openTime(store, date);
            for (int turn = 0; turn < 12; turn++) {
                long amount = times(store, 1) + (turn / ring.size()) * 100L;
                drafts.add(sale(store, soldAt, amount, ring.get(turn % ring.size())));
                soldAt = soldAt.plusSeconds(random.nextInt(60, 600));
            }
        }
        return drafts;
    }

    private List<SaleDraft> fabricatedVolume(SampleStore store, LocalDate date) {
        List<SaleDraft> drafts = new ArrayList<>();
        int count = 50 + random.nextInt(50);
        for (int i = 0; i < count; i++) {
            long amount = Math.max(1, times(store, 1) / 5000) * 5000;
            drafts.add(sale(store, openTime(store, date), amount, newCard()));
        }
        return drafts;
    }

    private List<SaleDraft> series(int count, LocalDateTime start, int pause, Function<LocalDateTime, SaleDraft> sale) {
        List<SaleDraft> drafts = new ArrayList<>();
        LocalDateTime soldAt = start;
        for (int i = 0; i < count; i++) {
            drafts.add(sale.apply(soldAt));
            soldAt = soldAt.plusSeconds(random.nextInt(pause / 2 + 1, pause + 1));
        }
        return drafts;
    }

    private SaleDraft ordinary(SampleStore store, LocalDateTime soldAt) {
        return sale(store, soldAt, store.prices().ticket(random), newCard());
    }

    private SaleDraft sale(SampleStore store, LocalDateTime soldAt, long amount, Card card) {
        return maker.make(random, store, soldAt, amount, card, Platform.POS);
    }

    private Card newCard() {
        return Card.of(random.nextLong());
    }

    /** A few times the usual ticket, give or take a tenth, in whole hundreds. */
    private long times(SampleStore store, int factor) {
        double amount = store.prices().usualTicket() * factor * (0.95 + 0.2 * random.nextDouble());
        return Math.max(1, Math.round(amount / 100)) * 100;
    }

    /** Some time when the store is open, early enough that two hours later is the same date. */
    private LocalDateTime openTime(SampleStore store, LocalDate date) {
        int hour;
        do {
            hour = random.nextInt(8, 22);
        } while (store.hourWeight(hour) == 0);
        return date.atTime(hour, random.nextInt(60), random.nextInt(60));
    }
}
