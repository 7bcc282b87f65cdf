package io.tillwatch.analysis.score;

import io.tillwatch.model.Sentence;

/**
 * A few cards that come to one store again and again for days, more than they used to and more than cards do there. Each
 * visit is held against the pair's own earlier rate; it counts up to double when other cards of the store are odd in this way
 * too, and more on days with more such visits than usual.
 */
final class CardRing implements Reasoned {
    private static final double WEEK = 7;
    private static final double LONG = 60;
    /** Less odd visits are not remembered. */
    private static final double REMEMBERED_ABOVE = 1;

    private static final double MOST_REMEMBERED = 3;
    private static final double MEMORY_DAYS = 3;
    /** As if the store had seen so many visits of the usual kind. */
    private static final double LEAN = 20;

    private static final double FADING = 0.999;
    private static final double FADING_OF_ALL = 0.0001;
    /** So much left of visits before: the card was here within about a week. */
    private static final double LATELY = 0.3;

    private static final double SURE_OF_RETURNS = 20;

    private final FadingSum week;
    private final FadingSum months;
    private final LongColumn since;
    private final FadingSum oddOfStore;
    private final FadingSum oddOfPair;
    private final FloatColumn visits;
    private final FloatColumn of;
    private final DailyHabit returns;
    private double usualOfAll = 1;

    private double seen;
    private double expected;
    private double others;

    CardRing(Rows stores, Rows pairs) {
        week = new FadingSum(pairs, WEEK);
        months = new FadingSum(pairs, LONG);
        since = pairs.longs();
        oddOfStore = new FadingSum(stores, MEMORY_DAYS);
        oddOfPair = new FadingSum(pairs, MEMORY_DAYS);
        visits = stores.floats();
        of = stores.floats();
        returns = new DailyHabit(stores, SURE_OF_RETURNS);
    }

    double judge(Arrival sale) {
        int pair = sale.pair;
        int store = sale.store;
        long now = sale.second;
        if (since.get(pair) == 0) {
            since.set(pair, now);
        }
        double before = week.at(pair, now);
        seen = before + 1;
        double usual = (visits.get(store) + LEAN * usualOfAll) / (of.get(store) + LEAN);
        double weeks = Math.max(0, Math.min(LONG, (now - since.get(pair)) / 86_400.0) / WEEK - 1);
        double earlier = Math.max(0, months.at(pair, now) - before);
        expected = (2 * usual + earlier) / (2 + weeks);
        double odd = GammaTail.surprise(seen, 1, 2 * usual + earlier, 2 + weeks);
        others = Math.max(0, oddOfStore.at(store, now) - oddOfPair.at(pair, now));
        boolean isToday = returns.turnTo(store, sale.day);
        if (isToday && before > LATELY) {
            returns.add(store);
        }
        double score = odd + Math.min(odd, others) + Math.min(Math.max(1, odd), returns.surprise(store)) / 2;
        learn(sale, odd);
        return score;
    }

    private void learn(Arrival sale, double odd) {
        int store = sale.store;
        double remembered = Math.clamp(odd - REMEMBERED_ABOVE, 0, MOST_REMEMBERED);
        oddOfStore.add(store, sale.second, remembered);
        oddOfPair.add(sale.pair, sale.second, remembered);
        visits.set(store, (float) (visits.get(store) * FADING + seen));
        of.set(store, (float) (of.get(store) * FADING + 1));
        usualOfAll += FADING_OF_ALL * (seen - usualOfAll);
        week.add(sale.pair, sale.second, 1);
        months.add(sale.pair, sale.second, 1);
    }

    @Override
    public Sentence why() {
        Sentence alone = Sentence.of("why.card_ring", Why.number(seen), Why.number(expected));
        return others > REMEMBERED_ABOVE ? alone.then(Sentence.of("why.card_ring.others")) : alone;
    }

    /** Writes all that is known, or takes over what was written. */
    void exchange(Tape tape) {
        usualOfAll = tape.value(usualOfAll);
    }
}
