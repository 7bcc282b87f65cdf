package io.tillwatch.ui.chart;

import java.util.Collection;
import java.util.List;

/** Seven steps of one colour between a low and a high value; beyond them the outermost step goes on. */
record HeatScale(long low, long high) {
    static final List<Ink> STEPS =
            List.of(Ink.HEAT_1, Ink.HEAT_2, Ink.HEAT_3, Ink.HEAT_4, Ink.HEAT_5, Ink.HEAT_6, Ink.HEAT_7);

    /** From the 2nd to the 98th of a hundred values above zero, so that one outlier does not make all others pale. */
    static HeatScale of(Collection<Long> values) {
        List<Long> sorted = values.stream().filter(value -> value > 0).sorted().toList();
        if (sorted.isEmpty()) {
            return new HeatScale(0, 1);
        }
        return new HeatScale(
                sorted.get((sorted.size() - 1) * 2 / 100), sorted.get((int) Math.ceil((sorted.size() - 1) * 0.98)));
    }

    Ink ink(long value) {
        if (value <= 0) {
            return Ink.HEAT_0;
        }
        double share = high == low ? 0.5 : (value - (double) low) / ((double) high - low);
        return STEPS.get((int) Math.clamp(share * STEPS.size(), 0, STEPS.size() - 1));
    }
}
