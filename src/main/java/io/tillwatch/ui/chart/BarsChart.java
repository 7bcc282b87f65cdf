package io.tillwatch.ui.chart;

import java.util.Comparator;
import java.util.List;

/** Shares of a whole as level bars, the greatest first: of platforms, card companies … What does not fit is folded. */
public record BarsChart(List<Bar> bars) implements Chart {
    public BarsChart {
        bars = bars.stream()
                .sorted(Comparator.comparingLong(Bar::spend).reversed().thenComparing(Bar::name))
                .toList();
    }

    /**
     * One share.
     *
     * @param name as it is to be shown
     * @param spend whole won; may be negative
     * @param count of sales
     */
    public record Bar(String name, long spend, long count) {}

    @Override
    public boolean isEmpty() {
        return bars.isEmpty();
    }

    @Override
    public Plot plot(Frame frame) {
        return new BarsPlot(this, frame);
    }
}
