package io.tillwatch.analysis.score;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** How rarely so many events are seen, where their rate is known from other events: Poisson with a gamma rate. */
final class GammaTail {
    private GammaTail() {}

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
}
