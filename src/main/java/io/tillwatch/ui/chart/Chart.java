package io.tillwatch.ui.chart;

import io.tillwatch.ui.common.Texts;
import java.util.List;

/** What a {@link ChartView} can show: immutable data. */
public sealed interface Chart permits BarsChart, CalendarHeat, Distribution, HeatMap, Sparkline, StoreChart {
    /** Nothing to draw; the view then says so. */
    boolean isEmpty();

    /** The chart at one size. */
    Plot plot(Frame frame);

    /** What the colours mean, where axes do not say it. */
    default List<LegendEntry> legend(Texts texts) {
        return List.of();
    }
}
