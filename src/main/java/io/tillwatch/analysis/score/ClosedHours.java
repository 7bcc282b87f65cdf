package io.tillwatch.analysis.score;

import io.tillwatch.model.Sentence;

/** Sales at an hour, or on a weekday, at which the store never sells; more so when there were such sales in the days before. */
final class ClosedHours implements Reasoned {
    private static final int HOURS = 24;
    private static final int DAYS = 7;
    private static final int EACH = HOURS + DAYS;
    /** Sales of a store that are counted before the oldest count half. */
    private static final int MOST = 1_000;

    private static final double REMEMBERED_ABOVE = 1.5;
    private static final double MOST_REMEMBERED = 2;
    private static final double MEMORY_DAYS = 4;

    private final ShortColumn counts = new ShortColumn();
    private final IntColumn sales;
    private final FadingSum odd;

    private int known;
    private int atHour;
    private int onWeekday;

    ClosedHours(Rows stores) {
        sales = stores.ints();
        odd = new FadingSum(stores, MEMORY_DAYS);
    }

    double judge(Arrival sale) {
        int store = sale.store;
        int first = store * EACH;
        int hour = sale.hour();
        known = sales.get(store);
        atHour = counts.get(first + hour);
        onWeekday = counts.get(first + HOURS + sale.weekday());
        double near = (counts.get(first + (hour + 1) % HOURS) + counts.get(first + (hour + 23) % HOURS)) / 2.0;
        // As if the store had sold once on each weekday, and twelve times around the clock, before its first sale.
        double byHour = -Math.log10((atHour + near + 1) / (known + 12));
        double byWeekday = -Math.log10((onWeekday + 1.0) / (known + 7));
        double rare = Math.max(0, Math.max(byHour, byWeekday));
        double score = rare + Math.min(rare, odd.at(store, sale.second));
        odd.add(store, sale.second, Math.clamp(rare - REMEMBERED_ABOVE, 0, MOST_REMEMBERED));
        learn(store, first + hour, first + HOURS + sale.weekday());
        return score;
    }

    private void learn(int store, int hour, int weekday) {
        counts.set(hour, (short) (atHour + 1));
        counts.set(weekday, (short) (onWeekday + 1));
        sales.set(store, known + 1);
        if (known + 1 > MOST) {
            sales.set(store, (known + 1) / 2);
            for (int i = store * EACH; i < (store + 1) * EACH; i++) {
                counts.set(i, (short) (counts.get(i) / 2));
            }
        }
    }

    @Override
    public Sentence why() {
        return Sentence.of("why.closed_hours", known, atHour, onWeekday);
    }

    /** Writes all that is known, or takes over what was written. */
    void exchange(Tape tape) {
        counts.exchange(tape);
    }
}
