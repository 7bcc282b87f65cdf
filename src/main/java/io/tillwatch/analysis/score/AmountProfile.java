package io.tillwatch.analysis.score;

/** What amounts are usual among all sales: what a beginner's profile leans on. */
final class AmountProfile {
    private static final double SLOWEST = 0.0005;
    private static final double MOST = 200_000;

    private final double[] bins = new double[AmountScale.BINS];
    private double inBins;
    private double mean;
    private double variance = 1;
    private long count;

    boolean isEmpty() {
        return count == 0;
    }

    double mean() {
        return mean;
    }

    double variance() {
        return variance;
    }

    double shareAbove(int bin) {
        double above = bins[bin] / 2;
        for (int i = bin + 1; i < bins.length; i++) {
            above += bins[i];
        }
        return (above + 0.5) / (inBins + 1);
    }

    void add(double level) {
        double share = Math.max(1.0 / (count + 1), SLOWEST);
        double away = level - mean;
        mean += share * away;
        if (count > 0) {
            variance += share * (away * away - variance);
        }
        count++;
        bins[AmountScale.bin(level)]++;
        inBins++;
        if (inBins > MOST) {
            inBins = 0;
            for (int i = 0; i < bins.length; i++) {
                bins[i] /= 2;
                inBins += bins[i];
            }
        }
    }

    /** Writes all that is known, or takes over what was written. */
    void exchange(Tape tape) {
        tape.into(bins);
        inBins = tape.value(inBins);
        mean = tape.value(mean);
        variance = tape.value(variance);
        count = tape.value(count);
    }
}
