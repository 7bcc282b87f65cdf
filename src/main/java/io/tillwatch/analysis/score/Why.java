package io.tillwatch.analysis.score;

import java.util.Locale;

/** How numbers are told in a reason. */
final class Why {
    private Why() {}

    static String won(long amount) {
        return String.format(Locale.ROOT, "₩%,d", amount);
    }

    /** To one decimal below ten, whole above. */
    static String number(double value) {
        return String.format(Locale.ROOT, value < 9.95 && value != Math.rint(value) ? "%.1f" : "%,.0f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * 100);
    }

    /** "one in so many" for something this rare, as {@code -log10} of its share. */
    static String oneIn(double rarity) {
        return String.format(Locale.ROOT, "%,.0f", Math.pow(10, Math.min(rarity, 9)));
    }
}
