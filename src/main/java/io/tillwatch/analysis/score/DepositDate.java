package io.tillwatch.analysis.score;

import io.tillwatch.model.Sentence;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * A payout date that is not usual: so many days after a sale of that weekday, or not a business day. What the other sales of
 * the day do is usual too, as around holidays all payouts move together.
 */
final class DepositDate implements Reasoned {
    private static final int LAGS = 24;
    /** The least lag that is told apart: payouts before the sale. */
    private static final int FIRST = -3;

    private static final double LEAN = 20;

    private final LongPredicate isBusinessDay;
    private final Share onFreeDay;
    private final int[] seen = new int[7 * LAGS];
    private final int[] ofWeekday = new int[7];
    private final int[] seenToday = new int[LAGS];
    private int today;
    private int day;

    private LocalDate date = LocalDate.EPOCH;
    private int days;
    private double share;

    /** @param isBusinessDay of days since 1970 */
    DepositDate(Rows stores, LongPredicate isBusinessDay) {
        this.isBusinessDay = isBusinessDay;
        onFreeDay = new Share(stores, 200);
    }

    double judge(Arrival sale) {
        if (day != sale.day) {
            day = sale.day;
            today = 0;
            Arrays.fill(seenToday, 0);
        }
        int lag = (int) Math.clamp(sale.depositDay - sale.day - FIRST, 0, LAGS - 1L);
        int at = sale.weekday() * LAGS + lag;
        double usual = (seen[at] + 0.05) / (ofWeekday[sale.weekday()] + 1);
        double now = (seenToday[lag] + LEAN * usual) / (today + LEAN);
        date = LocalDate.ofEpochDay(sale.depositDay);
        days = (int) (sale.depositDay - sale.day);
        share = Math.max(usual, now);
        boolean free = !isBusinessDay.test(sale.depositDay);
        double score = Math.max(0, Math.max(-Math.log10(share), free ? onFreeDay.rarity(sale.store) : 0));
        seen[at]++;
        ofWeekday[sale.weekday()]++;
        seenToday[lag]++;
        today++;
        onFreeDay.add(sale.store, free);
        return score;
    }

    @Override
    public Sentence why() {
        return Sentence.of("why.deposit_date", date, days, Why.percent(share));
    }

    /** Writes all that is known, or takes over what was written. */
    void exchange(Tape tape) {
        onFreeDay.exchange(tape);
        tape.into(seen);
        tape.into(ofWeekday);
        tape.into(seenToday);
        today = tape.value(today);
        day = tape.value(day);
    }
}
