package io.tillwatch.analysis.score;

import io.tillwatch.model.Sentence;

/**
 * Sales that are cancelled after they were paid out, again and again at one store. How many of a store's sales of the last
 * weeks this happened to, held against the share among all stores.
 */
final class LateCancellations implements Reasoned {
    private static final double DAYS = 30;

    private final FadingSum sales;
    private final FadingSum late;
    private double salesOfAll = 1_000;
    private double lateOfAll = 1;

    private double seen;
    private double of;

    LateCancellations(Rows stores) {
        sales = new FadingSum(stores, DAYS);
        late = new FadingSum(stores, DAYS);
    }

    void sell(Arrival sale) {
        sales.add(sale.store, sale.second, 1);
        salesOfAll++;
    }

    /** Judges a sale of the store that is cancelled now, after its payout. */
    double judge(int store, long second) {
        late.add(store, second, 1);
        lateOfAll++;
        seen = late.at(store, second);
        of = sales.at(store, second);
        return GammaTail.surprise(seen, of, 1, salesOfAll / lateOfAll);
    }

    @Override
    public Sentence why() {
        return Sentence.of(
                "why.canceled_after_payout",
                Why.number(Math.ceil(seen)),
                Why.number(Math.ceil(of)),
                Why.number(Math.rint(salesOfAll / lateOfAll)));
    }

    /** Writes all that is known, or takes over what was written. */
    void exchange(Tape tape) {
        salesOfAll = tape.value(salesOfAll);
        lateOfAll = tape.value(lateOfAll);
    }
}
