package io.tillwatch.analysis.score;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** How rarely Student's t exceeds a value, as {@code -log10}; from a table, as it is asked for every sale. */
final class StudentTail {
    static final int MOST_FREEDOM = 30;
    private static final double STEP = 0.05;
    private static final int STEPS = 1_200;
    private static final float[][] TABLE = table();

    private StudentTail() {}

    private static float[][] table() {
        float[][] table = new float[MOST_FREEDOM + 1][STEPS + 1];
        for (int freedom = 1; freedom <= MOST_FREEDOM; freedom++) {
            for (int i = 0; i <= STEPS; i++) {
                double z = i * STEP;
                // P(T > z) = I_x(nu / 2, 1 / 2) / 2 with x = nu / (nu + z²), for z of at least 0.
                double tail = RegularizedBeta.value(freedom / (freedom + z * z), freedom / 2.0, 0.5) / 2;
                table[freedom][i] = (float) -Math.log10(Math.max(tail, 1e-300));
            }
        }
        return table;
    }

    /**
     * How odd it is to be so far above.
     *
     * @param freedom degrees of freedom, 1 to {@link #MOST_FREEDOM}
     */
    static double surprise(double z, int freedom) {
        if (z <= 0) {
            // Below the middle: p lies between a half and one.
            double above = Math.pow(10, -surpriseAbove(-z, freedom));
            return -Math.log10(1 - above);
        }
        return surpriseAbove(z, freedom);
    }

    private static double surpriseAbove(double z, int freedom) {
        float[] row = TABLE[freedom];
        double at = z / STEP;
        int low = (int) at;
        if (low >= STEPS) {
            return row[STEPS];
        }
        return row[low] + (at - low) * (row[low + 1] - row[low]);
    }
}
