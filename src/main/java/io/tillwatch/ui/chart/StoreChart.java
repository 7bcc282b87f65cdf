package io.tillwatch.ui.chart;

import io.tillwatch.ui.common.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Business dates of a store, or of all stores: daily spend as bars, average order value and baseline as lines on an axis
 * of their own, flags as marks.
 *
 * @param first the first date on the axis
 * @param last the last date on the axis, not before the first
 * @param days in ascending order, at most one a date, none outside of the axis
 * @param holidays names by date; Sundays are shaded too and need no name
 * @param comparisons at most {@link Comparison#MOST}
 */
public record StoreChart(
        LocalDate first,
        LocalDate last,
        List<ChartDay> days,
        Map<LocalDate, String> holidays,
        List<Comparison> comparisons)
        implements Chart {

    public StoreChart {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("The chart ends on " + last + ", before it begins on " + first);
        }
        LocalDate before = first.minusDays(1);
        for (ChartDay day : days) {
            if (!day.date().isAfter(before) || day.date().isAfter(last)) {
                throw new IllegalArgumentException(day.date() + " is out of order or outside of the axis");
            }
            before = day.date();
        }
        days = List.copyOf(days);
        holidays = Map.copyOf(holidays);
        comparisons = List.copyOf(comparisons);
        if (comparisons.size() > Comparison.MOST) {
            throw new IllegalArgumentException(comparisons.size() + " comparisons cannot be told apart");
        }
    }

    /** The keys of what the legend switches. */
    enum Series {
        SPEND,
        CANCELED,
        AOV,
        BASELINE,
        FLAGS
    }

    @Override
    public boolean isEmpty() {
        return days.isEmpty();
    }

    @Override
    public Plot plot(Frame frame) {
        return new StorePlot(this, frame);
    }

    @Override
    public List<LegendEntry> legend(Texts texts) {
        List<LegendEntry> legend = new ArrayList<>();
        legend.add(LegendEntry.series(Series.SPEND, texts.text("chart.spend"), Ink.BAR, LegendEntry.Swatch.BOX));
        if (any(day -> day.canceled() != 0)) {
            legend.add(LegendEntry.series(
                    Series.CANCELED, texts.text("chart.canceled"), Ink.CANCELED, LegendEntry.Swatch.BOX));
        }
        if (any(day -> day.aov() != null)) {
            legend.add(LegendEntry.series(Series.AOV, texts.text("chart.aov"), Ink.LINE, LegendEntry.Swatch.LINE));
        }
        if (any(day -> day.baseline() != null)) {
            legend.add(LegendEntry.series(
                    Series.BASELINE, texts.text("chart.baseline"), Ink.BASELINE, LegendEntry.Swatch.LINE));
        }
        for (int i = 0; i < comparisons.size(); i++) {
            legend.add(LegendEntry.series(
                    Comparison.key(i), comparisons.get(i).name(), Comparison.ink(i), LegendEntry.Swatch.DASH));
        }
        if (any(day -> day.flags() > 0)) {
            legend.add(LegendEntry.series(Series.FLAGS, texts.text("chart.flags"), Ink.FLAG, LegendEntry.Swatch.DOT));
        }
        if (any(ChartDay::provisional)) {
            legend.add(LegendEntry.explanation(
                    "PROVISIONAL", texts.text("chart.provisional"), Ink.PROVISIONAL, LegendEntry.Swatch.HATCH));
        }
        return legend;
    }

    private boolean any(Predicate<ChartDay> condition) {
        return days.stream().anyMatch(condition);
    }
}
