package io.tillwatch.analysis.score;

import java.util.Arrays;

/**
 * What amounts are usual, for each card or for each store: level and spread of their logarithms, and a histogram. The oldest
 * fade; a single outlier moves little. Beginners lean on the profile of all.
 */
final class AmountProfiles {
    private static final double LEAN = 3;
    private static final double LEAN_OF_SHARES = 5;
    private static final double FARTHEST = 3;
    private static final double ORDINARY = 0.02;
    private static final short[] NOBODY = {};

    private final double slowest;
    private final int most;
    private final AmountProfile common;
    private double[] mean = new double[64];
    private double[] variance = new double[64];
    private int[] count = new int[64];
    private short[][] bins = new short[64][];
    private short[] inBins = new short[64];

    /**
     * Knows nobody.
     *
     * @param slowest least share of a new amount in the level
     * @param most amounts in a histogram before the oldest count half
     */
    AmountProfiles(double slowest, int most, AmountProfile common) {
        this.slowest = slowest;
        this.most = most;
        this.common = common;
    }

    private void grow(int who) {
        if (who >= mean.length) {
            int size = Math.max(who + 1, mean.length * 2);
            mean = Arrays.copyOf(mean, size);
            variance = Arrays.copyOf(variance, size);
            count = Arrays.copyOf(count, size);
            bins = Arrays.copyOf(bins, size);
            inBins = Arrays.copyOf(inBins, size);
        }
        if (bins[who] == null) {
            bins[who] = new short[AmountScale.BINS];
        }
    }

    private double level(int who) {
        grow(who);
        return (LEAN * common.mean() + count[who] * mean[who]) / (LEAN + count[who]);
    }

    private double spread(int who) {
        return (LEAN * common.variance() + count[who] * variance[who]) / (LEAN + count[who]);
    }

    /** How rarely so large an amount is expected, as {@code -log10}, by level and spread. */
    double surprise(int who, double level) {
        double middle = level(who);
        int n = count[who];
        double z = (level - middle) / Math.sqrt(Math.max(spread(who), 1e-6) * (1 + 1.0 / (n + LEAN)));
        return StudentTail.surprise(z, Math.min(n, 27) + 3);
    }

    /** How small a share of the amounts was as large, as {@code -log10}. */
    double rarity(int who, double level) {
        grow(who);
        return -Math.log10(Math.max(share(who, AmountScale.bin(level)), 1e-12));
    }

    private double share(int who, int bin) {
        short[] own = bins[who];
        double above = own[bin] / 2.0;
        for (int i = bin + 1; i < own.length; i++) {
            above += own[i];
        }
        return (above + LEAN_OF_SHARES * common.shareAbove(bin)) / (inBins[who] + LEAN_OF_SHARES);
    }

    /** What is usual, as a logarithm. */
    double usual(int who) {
        return level(who);
    }

    /** Amounts that are counted. */
    int known(int who) {
        grow(who);
        return inBins[who];
    }

    /** Of those, how many were about as large or larger. */
    int asLarge(int who, double level) {
        grow(who);
        int n = 0;
        for (int i = AmountScale.bin(level); i < AmountScale.BINS; i++) {
            n += bins[who][i];
        }
        return n;
    }

    /** In won; one amount in fifty is above it. */
    long ordinaryUnder(int who) {
        int bin = AmountScale.BINS - 1;
        while (bin > 0 && share(who, bin) < ORDINARY) {
            bin--;
        }
        return Math.round(AmountScale.amount(bin + 1));
    }

    void add(int who, double level) {
        double middle = level(who);
        double spread = Math.sqrt(spread(who));
        int n = count[who];
        double share = Math.max(1.0 / (n + 1), slowest);
        double away = Math.clamp(level - (n == 0 ? middle : mean[who]), -FARTHEST * spread, FARTHEST * spread);
        if (n == 0) {
            mean[who] = middle + away;
            variance[who] = away * away;
        } else {
            mean[who] += share * away;
            variance[who] += share * (away * away - variance[who]);
        }
        count[who] = n + 1;
        short[] own = bins[who];
        own[AmountScale.bin(level)]++;
        if (++inBins[who] > most) {
            inBins[who] = 0;
            for (int i = 0; i < own.length; i++) {
                own[i] = (short) (own[i] / 2);
                inBins[who] = (short) (inBins[who] + own[i]);
            }
        }
    }

    /** Writes all that is known, or takes over what was written. */
    void exchange(Tape tape) {
        mean = tape.values(mean);
        variance = tape.values(variance);
        count = tape.values(count);
        inBins = tape.values(inBins);
        short[][] histograms = new short[mean.length][];
        for (int who = 0; who < histograms.length; who++) {
            short[] own = who < bins.length && bins[who] != null ? bins[who] : NOBODY;
            short[] known = tape.values(own);
            histograms[who] = known.length == 0 ? null : known;
        }
        bins = histograms;
    }
}
