package io.tillwatch.analysis.score;

import io.tillwatch.model.Sentence;

/**
 * Score C: how many sales a store has today, and how many of them by cards that were there earlier today, beside its usual
 * days; over one day and over three.
 */
final class StoreDayVolume implements Reasoned {
    private static final double SURE_OF_SALES = 40;
    private static final double SURE_OF_REPEATS = 20;

    private final DailyHabit sales;
    private final DailyHabit repeats;

    private int store;

    StoreDayVolume(Rows stores) {
        sales = new DailyHabit(stores, SURE_OF_SALES);
        repeats = new DailyHabit(stores, SURE_OF_REPEATS);
    }

    /**
     * Judges the store's day so far, this sale included.
     *
     * @param repeated whether the card was at the store earlier today
     */
    double judge(Arrival sale, boolean repeated) {
        store = sale.store;
        boolean isToday = sales.turnTo(store, sale.day);
        repeats.turnTo(store, sale.day);
        if (!isToday) {
            return 0;
        }
        sales.add(store);
        if (repeated) {
            repeats.add(store);
        }
        return sales.surprise(store) + repeats.surprise(store);
    }

    @Override
    public Sentence why() {
        return Sentence.of(
                "why.store_day_volume",
                sales.today(store),
                Why.number(sales.usual(store)),
                repeats.today(store),
                Why.number(repeats.usual(store)));
    }
}
