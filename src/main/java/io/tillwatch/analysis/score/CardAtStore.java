package io.tillwatch.analysis.score;

import java.util.Arrays;

/**
 * Score B: the same card at the same store, again today, again with the same amount, again this week, each weighed by how
 * rare that is at this store: {@code max(earlier visits today × -log10 q, equal amounts before × -log10 e, visits of the week
 * × -log10 r)} with the store's own shares q of repeats within a day, e of equal amounts in a row and r of cards seen lately.
 * So two equal amounts are odd where nobody ever pays the same twice, and ordinary where a menu has one price.
 */
final class CardAtStore {
    private static final double WEEK = 7;
    /** With each sale of a store; so it is about its last two thousand. */
    private static final double FADING = 0.9995;
    /** A card with so many visits left of the week was there lately. */
    private static final double LATELY = 0.5;

    private final LongIndex pairs = new LongIndex();
    private int[] lastDay = new int[64];
    private short[] visitsToday = new short[64];
    private short[] run = new short[64];
    private long[] lastAmount = new long[64];
    private float[] lately = new float[64];
    private double[] lastTime = new double[64];

    private double[] sales = new double[64];
    private double[] againToday = new double[64];
    private double[] equal = new double[64];
    private double[] again = new double[64];

    private boolean repeated;

    /** Whether the card of the sale that was judged last had been at the store earlier on that day. */
    boolean repeated() {
        return repeated;
    }

    /**
     * Judges a sale by what was before it, then learns it.
     *
     * @param amount whole won
     * @param day days since 1970
     * @param time in days
     */
    double judge(int card, int store, long amount, int day, double time) {
        growStores(store);
        int pair = pairs.of(((long) store << 32) | card);
        growPairs(pair);
        boolean known = lastTime[pair] != 0;
        int earlier = known && lastDay[pair] == day ? visitsToday[pair] : 0;
        repeated = earlier > 0;
        boolean same = known && lastAmount[pair] == amount;
        int equalBefore = same ? run[pair] : 0;
        double week = known ? lately[pair] * Math.exp((lastTime[pair] - time) / WEEK) : 0;

        double byDay = earlier * rarity(againToday[store], sales[store]);
        double byAmount = equalBefore * rarity(equal[store], sales[store]);
        double byWeek = week * rarity(again[store], sales[store]);

        sales[store] = sales[store] * FADING + 1;
        againToday[store] = againToday[store] * FADING + (earlier > 0 ? 1 : 0);
        equal[store] = equal[store] * FADING + (same ? 1 : 0);
        again[store] = again[store] * FADING + (week > LATELY ? 1 : 0);
        visitsToday[pair] = (short) Math.min(Short.MAX_VALUE, earlier + 1);
        run[pair] = (short) Math.min(Short.MAX_VALUE, equalBefore + 1);
        lastAmount[pair] = amount;
        lastDay[pair] = day;
        lately[pair] = (float) (week + 1);
        lastTime[pair] = time;
        return Math.max(byDay, Math.max(byAmount, byWeek));
    }

    /** As if fifty sales, half of one of them so, had been seen before the first. */
    private static double rarity(double times, double of) {
        return -Math.log10((times + 0.5) / (of + 50));
    }

    private void growStores(int store) {
        if (store >= sales.length) {
            int size = Math.max(store + 1, sales.length * 2);
            sales = Arrays.copyOf(sales, size);
            againToday = Arrays.copyOf(againToday, size);
            equal = Arrays.copyOf(equal, size);
            again = Arrays.copyOf(again, size);
        }
    }

    private void growPairs(int pair) {
        if (pair >= lastDay.length) {
            int size = lastDay.length * 2;
            lastDay = Arrays.copyOf(lastDay, size);
            visitsToday = Arrays.copyOf(visitsToday, size);
            run = Arrays.copyOf(run, size);
            lastAmount = Arrays.copyOf(lastAmount, size);
            lately = Arrays.copyOf(lately, size);
            lastTime = Arrays.copyOf(lastTime, size);
        }
    }
}
