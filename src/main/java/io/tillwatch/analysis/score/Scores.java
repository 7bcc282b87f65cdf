package io.tillwatch.analysis.score;

/**
 * How odd a sale was when it came. Each number is on the scale of {@code -log10} of a share: 3 means one sale in a thousand
 * is as odd.
 *
 * @param amount A: the amount beside what the card and the store usually see
 * @param cardAtStore B: the same card at the same store again
 * @param storeDay C: the store's day so far, beside its usual days
 */
public record Scores(double amount, double cardAtStore, double storeDay) {
    /** Of what is not judged: refunds and sales of nothing. */
    public static final Scores NONE = new Scores(0, 0, 0);
}
