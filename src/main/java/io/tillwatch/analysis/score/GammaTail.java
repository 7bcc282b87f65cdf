package io.tillwatch.analysis.score;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** How rarely so many events are seen, where their rate is known from other events: Poisson with a gamma rate. */
final class GammaTail {
    private GammaTail() {}

    /** Below this what is left of one is not exact any more. */
    private static final double EXACT = 1e-9;

    private static final int FEW = 64;

    /**
     * {@code -log10 P(K >= k)} with {@code P = I_{w/(w+b)}(k, a)}; 0 where k is no more than expected.
     *
     * @param k events seen
     * @param w length of the window they were seen in
     * @param a events known before
     * @param b length of the time those were seen in
     */
    static double surprise(double k, double w, double a, double b) {
        if (k <= w * a / b) {
            return 0;
        }
        return -Math.log10(Math.max(RegularizedBeta.value(w / (w + b), k, a), 1e-300));
    }

    /** As {@link #surprise(double, double, double, double)}, quicker for counts. */
    static double surprise(int k, double w, double a, double b) {
        if (k <= w * a / b) {
            return 0;
        }
        if (k < FEW) {
            // Negative binomial: each probability from the one before.
            double p = w / (w + b);
            double one = Math.pow(1 - p, a);
            double less = 0;
            for (int i = 0; i < k; i++) {
                less += one;
                one *= p * (a + i) / (i + 1);
            }
            if (1 - less > EXACT) {
                return -Math.log10(1 - less);
            }
        }
        return surprise((double) k, w, a, b);
    }
}
