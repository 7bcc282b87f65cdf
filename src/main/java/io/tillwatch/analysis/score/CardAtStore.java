package io.tillwatch.analysis.score;

import io.tillwatch.model.Sentence;

/**
 * Score B: the same card at the same store, again today, again with the same amount, again this week, each weighed by how
 * rare that is at this store: {@code max(earlier visits today × -log10 q, equal amounts before × -log10 e, visits of the week
 * × -log10 r)} with the store's own shares q of repeats within a day, e of equal amounts in a row and r of cards seen lately.
 * So two equal amounts are odd where nobody ever pays the same twice, and ordinary where a menu has one price.
 */
final class CardAtStore implements Reasoned {
    private static final double WEEK = 7;
    /** With each sale of a store; so it is about its last two thousand. */
    private static final float FADING = 0.9995f;
    /** A card with so many visits left of the week was there lately. */
    private static final double LATELY = 0.5;

    private final FadingSum week;
    private final IntColumn lastDay;
    private final IntColumn visitsToday;
    private final IntColumn run;
    private final LongColumn lastAmount;

    private final FloatColumn sales;
    private final FloatColumn againToday;
    private final FloatColumn equal;
    private final FloatColumn again;

    private int earlier;
    private int equalBefore;
    private double lately;
    private double byDay;
    private double byAmount;
    private double byWeek;

    /** Whether the card of the sale that was judged last had been at the store earlier on that day. */
    boolean repeated() {
        return earlier > 0;
    }

    CardAtStore(Rows stores, Rows pairs) {
        week = new FadingSum(pairs, WEEK);
        lastDay = pairs.ints();
        visitsToday = pairs.ints();
        run = pairs.ints();
        lastAmount = pairs.longs();
        sales = stores.floats();
        againToday = stores.floats();
        equal = stores.floats();
        again = stores.floats();
    }

    double judge(Arrival sale) {
        int store = sale.store;
        int pair = sale.pair;
        boolean same = lastAmount.get(pair) == sale.amount;
        earlier = lastDay.get(pair) == sale.day ? visitsToday.get(pair) : 0;
        equalBefore = same ? run.get(pair) : 0;
        lately = week.at(pair, sale.second);

        byDay = earlier * rarity(againToday, store);
        byAmount = equalBefore * rarity(equal, store);
        byWeek = lately * rarity(again, store);

        sales.set(store, sales.get(store) * FADING + 1);
        count(againToday, store, earlier > 0);
        count(equal, store, same);
        count(again, store, lately > LATELY);
        visitsToday.set(pair, earlier + 1);
        run.set(pair, equalBefore + 1);
        lastAmount.set(pair, sale.amount);
        lastDay.set(pair, sale.day);
        week.add(pair, sale.second, 1);
        return Math.max(byDay, Math.max(byAmount, byWeek));
    }

    /** A visit was taken back: what is approved next corrects it, and repeats nothing. */
    void cancel(int pair) {
        visitsToday.set(pair, Math.max(0, visitsToday.get(pair) - 1));
        run.set(pair, Math.max(0, run.get(pair) - 1));
    }

    private static void count(FloatColumn of, int store, boolean happened) {
        of.set(store, of.get(store) * FADING + (happened ? 1 : 0));
    }

    /** As if fifty sales, half of one of them so, had been seen before the first. */
    private double rarity(FloatColumn of, int store) {
        return -Math.log10((of.get(store) + 0.5) / (sales.get(store) + 50));
    }

    @Override
    public Sentence why() {
        if (byDay >= byAmount && byDay >= byWeek) {
            return Sentence.of("why.card_at_store.today", earlier + 1, Why.oneIn(byDay / Math.max(1, earlier)));
        }
        if (byAmount >= byWeek) {
            return Sentence.of(
                    "why.card_at_store.amount", equalBefore + 1, Why.oneIn(byAmount / Math.max(1, equalBefore)));
        }
        return Sentence.of("why.card_at_store.week", Why.number(lately + 1), Why.oneIn(byWeek / lately));
    }
}
