package io.tillwatch.analysis.score;

/**
 * Sees to it that ten odd sales of one event are one alarm: at one store within three days a sale opens a case, or raises it
 * when it is clearly odder than all before; any other only belongs to it.
 */
final class Cases {
    private static final long LASTS = 3 * 86_400;
    /** Less odd than this opens nothing. */
    private static final double OPENS = 2.3;

    private static final double CLEARLY = 0.3;

    private final FloatColumn height;
    private final LongColumn last;

    Cases(Rows stores) {
        height = stores.floats();
        last = stores.longs();
    }

    /** @param even oddness as {@code -log10} of a share */
    boolean belongs(int store, double even, long second) {
        if (even < OPENS) {
            return false;
        }
        boolean isOpen = height.get(store) > 0 && second - last.get(store) < LASTS;
        last.set(store, Math.max(second, last.get(store)));
        if (isOpen && even < height.get(store) + CLEARLY) {
            return true;
        }
        height.set(store, (float) even);
        return false;
    }
}
