package io.tillwatch.analysis.score;

import io.tillwatch.model.Sentence;

/**
 * A fee that is an unusual share of the amount: outside what is seen among all sales, and away from what is usual at the
 * store. Halves of both, so that neither a store with a rate of its own nor a band that many share is odd by itself.
 */
final class FeeRate implements Reasoned {
    /** Below this, rounding to whole won hides the rate. */
    private static final long LEAST = 1_000;

    private static final int BINS = 400;
    private static final double BINS_A_UNIT = 4_000;
    /** Rates may be negative: the lowest bin begins here. */
    private static final double LOWEST = -0.02;

    private static final int KNOWN = 10;
    private static final double MOST_OF_STORE = 6;
    /** Rates are not expected to be surer than this. */
    private static final double LEAST_VARIANCE = 1e-8;

    private final int[] rates = new int[BINS];
    private long rated;
    private final FloatColumn usual;
    private final FloatColumn variance;
    private final IntColumn count;

    private double rate;
    private double usualThere;

    FeeRate(Rows stores) {
        usual = stores.floats();
        variance = stores.floats();
        count = stores.ints();
    }

    double judge(Arrival sale) {
        if (sale.amount < LEAST) {
            return 0;
        }
        rate = (double) sale.fee / sale.amount;
        usualThere = usual.get(sale.store);
        double rounding = 1.0 / sale.amount;
        double score = Math.max(0, (amongAll(rate, rounding) + atStore(sale.store, rounding)) / 2);
        rates[bin(rate)]++;
        rated++;
        learn(sale.store);
        return score;
    }

    private double amongAll(double rate, double rounding) {
        int low = bin(rate - rounding);
        int high = bin(rate + rounding);
        double below = 0.5;
        for (int i = 0; i <= high; i++) {
            below += rates[i];
        }
        double above = rated + 1.0;
        for (int i = 0; i < low; i++) {
            above -= rates[i];
        }
        return -Math.log10(Math.min(1, 2 * Math.min(above, below) / (rated + 1)));
    }

    private double atStore(int store, double rounding) {
        int n = count.get(store);
        if (n < KNOWN) {
            return 0;
        }
        double away = Math.max(0, Math.abs(rate - usualThere) - rounding);
        double z = away / Math.sqrt(variance.get(store) + rounding * rounding + LEAST_VARIANCE);
        return Math.min(MOST_OF_STORE, StudentTail.surprise(z, Math.min(n, 27) + 3) - Math.log10(2));
    }

    private void learn(int store) {
        int n = count.get(store);
        double share = Math.max(1.0 / (n + 1), 0.01);
        double away = n == 0 ? 0 : Math.clamp(rate - usualThere, -0.01, 0.01);
        usual.set(store, (float) (n == 0 ? rate : usualThere + share * away));
        variance.set(store, (float) (variance.get(store) + share * (away * away - variance.get(store))));
        count.set(store, n + 1);
    }

    private static int bin(double rate) {
        return Math.clamp((int) Math.floor((rate - LOWEST) * BINS_A_UNIT), 0, BINS - 1);
    }

    @Override
    public Sentence why() {
        return Sentence.of("why.fee_rate", Why.percent(rate), Why.percent(usualThere));
    }

    /** Writes all that is known, or takes over what was written. */
    void exchange(Tape tape) {
        tape.into(rates);
        rated = tape.value(rated);
    }
}
