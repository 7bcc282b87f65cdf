package io.tillwatch.analysis.score;

/**
 * Amounts on a scale of ratios, cut into bins. A thousand times the amount lies exactly {@link #THOUSANDFOLD} bins higher, so
 * that nothing depends on the currency's unit.
 */
final class AmountScale {
    /** Bins of about 28 % each, so that won reach far beyond what a card pays. */
    static final int BINS = 112;

    static final int THOUSANDFOLD = 28;
    private static final double WIDTH = Math.log(1_000) / THOUSANDFOLD;

    private AmountScale() {}

    /** @param amount at least 1, whole won */
    static double level(long amount) {
        return Math.log((double) amount);
    }

    /** The least amount of a bin, in won. */
    static double amount(int bin) {
        return Math.exp(bin * WIDTH);
    }

    static int bin(double level) {
        return Math.min(BINS - 1, (int) (level / WIDTH));
    }
}
