package io.tillwatch.ui.chart;

/** Values to pixels: {@code low} stands at {@code from}, {@code high} at {@code to}; either may be the greater one. */
record ValueScale(double low, double high, double from, double to) {
    /** Upwards in a box. */
    static ValueScale upwards(Ticks ticks, Box box) {
        return new ValueScale(ticks.first(), ticks.last(), box.bottom(), box.top());
    }

    double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    double valueAt(double pixel) {
        return low + (pixel - from) / (to - from) * (high - low);
    }
}
