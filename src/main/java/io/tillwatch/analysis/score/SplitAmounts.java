package io.tillwatch.analysis.score;

import io.tillwatch.model.Sentence;

/**
 * The same card pays nearly the same at one store again and again within hours: one amount split, or repeated. Weighed by how
 * often cards do so at this store, so that one price for all is ordinary. An amount that was cancelled before is corrected, not
 * repeated.
 */
final class SplitAmounts implements Reasoned {
    private static final long WITHIN = 6 * 3_600;
    /** Amounts this close, as a share of the larger, count as one. */
    private static final double NEARLY = 0.03;

    private final Share ofStores;
    private final LongColumn lastAmount;
    private final LongColumn lastSecond;
    private final IntColumn run;

    private int before;
    private double rarity;

    SplitAmounts(Rows stores, Rows pairs) {
        ofStores = new Share(stores, 30);
        lastAmount = pairs.longs();
        lastSecond = pairs.longs();
        run = pairs.ints();
    }

    double judge(Arrival sale) {
        int pair = sale.pair;
        long last = lastAmount.get(pair);
        boolean again = Math.abs(sale.second - lastSecond.get(pair)) <= WITHIN
                && Math.abs(last - sale.amount) <= NEARLY * Math.max(last, sale.amount);
        before = again ? run.get(pair) : 0;
        rarity = ofStores.rarity(sale.store);
        ofStores.add(sale.store, before > 0);
        lastAmount.set(pair, sale.amount);
        lastSecond.set(pair, sale.second);
        run.set(pair, before + 1);
        return before * rarity;
    }

    void cancel(int pair) {
        run.set(pair, Math.max(0, run.get(pair) - 1));
    }

    @Override
    public Sentence why() {
        return Sentence.of("why.split_amount", before + 1, Why.oneIn(rarity));
    }

    /** Writes all that is known, or takes over what was written. */
    void exchange(Tape tape) {
        ofStores.exchange(tape);
    }
}
