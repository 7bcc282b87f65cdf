package io.tillwatch.analysis.score;

/**
 * How often something happens among the sales of each store, the oldest fading. A store that has few sales leans on the share
 * among all stores: a habit of one is learned, a habit of all is no news anywhere.
 */
final class Share {
    /** With each sale; so it is about the last two thousand of a store. */
    private static final float FADING = 0.9995f;

    private static final double FADING_OF_ALL = 0.99999;

    private final double lean;
    private final FloatColumn times;
    private final FloatColumn of;
    private double timesAll = 0.5;
    private double ofAll = 50;

    /** @param lean as if the store had so many sales with the share of all */
    Share(Rows stores, double lean) {
        this.lean = lean;
        times = stores.floats();
        of = stores.floats();
    }

    /** How rare it is at this store, as {@code -log10} of the share. */
    double rarity(int store) {
        return -Math.log10((times.get(store) + lean * timesAll / ofAll) / (of.get(store) + lean));
    }

    double rarityOfAll() {
        return -Math.log10(timesAll / ofAll);
    }

    void add(int store, boolean happened) {
        int one = happened ? 1 : 0;
        times.set(store, times.get(store) * FADING + one);
        of.set(store, of.get(store) * FADING + 1);
        timesAll = timesAll * FADING_OF_ALL + one;
        ofAll = ofAll * FADING_OF_ALL + 1;
    }

    /** Writes all that is known, or takes over what was written. */
    void exchange(Tape tape) {
        timesAll = tape.value(timesAll);
        ofAll = tape.value(ofAll);
    }
}
