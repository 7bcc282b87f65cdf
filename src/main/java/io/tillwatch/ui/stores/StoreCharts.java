package io.tillwatch.ui.stores;

import io.tillwatch.model.DayTotals;
import io.tillwatch.service.Figures.Hour;
import io.tillwatch.ui.chart.BarsChart;
import io.tillwatch.ui.chart.ChartDay;
import io.tillwatch.ui.chart.Comparison;
import io.tillwatch.ui.chart.HeatMap;
import io.tillwatch.ui.chart.StoreChart;
import io.tillwatch.ui.common.Holidays;
import io.tillwatch.ui.common.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a store's page has as charts. */
final class StoreCharts {
    static final int MOST_COMPARED = Comparison.MOST;

    private StoreCharts() {}

    /** The axis spans what was asked, or where an end was left open what there is. */
    static StoreChart overTime(StorePage page, LocalDate today, Texts texts) {
        LocalDate first = page.range().first();
        LocalDate last = page.range().last();
        if (!page.days().isEmpty()) {
            first = first == null ? page.days().getFirst().date() : first;
            last = last == null ? page.days().getLast().date() : last;
        }
        last = last == null ? today : last;
        first = first == null || first.isAfter(last) ? last : first;
        List<ChartDay> days = new ArrayList<>();
        for (Day day : page.days()) {
            if (!day.date().isAfter(last)) {
                DayTotals totals = day.rollup().totals();
                days.add(new ChartDay(
                        day.date(),
                        totals.total(),
                        totals.count(),
                        day.averageOrderValue(),
                        day.baseline(),
                        totals.canceledAmount(),
                        (int) Math.min(Integer.MAX_VALUE, day.openFlags()),
                        day.rollup().provisional()));
            }
        }
        return new StoreChart(first, last, days, Holidays.between(first, last, texts), comparisons(page, texts));
    }

    private static List<Comparison> comparisons(StorePage page, Texts texts) {
        List<Comparison> comparisons = new ArrayList<>();
        page.compared().forEach((store, days) -> {
            Map<LocalDate, Long> spend = new HashMap<>();
            days.forEach(day -> spend.put(day.date(), day.rollup().totals().total()));
            comparisons.add(new Comparison(texts.text("stores.title", store), spend));
        });
        return comparisons;
    }

    static BarsChart shares(Map<String, DayTotals> shares, Texts texts) {
        List<BarsChart.Bar> bars = new ArrayList<>();
        shares.forEach((name, totals) -> bars.add(new BarsChart.Bar(
                name.isEmpty() ? texts.text("stores.unnamed") : name, totals.total(), totals.count())));
        return new BarsChart(bars);
    }

    /** As an address names them to the list of sales. */
    static String filter(List<String> names, Texts texts) {
        String unnamed = texts.text("stores.unnamed");
        return names.stream()
                .map(name ->
                        name.equals(unnamed) ? "~" : name.replace("\\", "\\\\").replace(",", "\\,"))
                .collect(Collectors.joining(","));
    }

    static HeatMap hours(Map<Hour, DayTotals> hours) {
        List<HeatMap.Cell> cells = new ArrayList<>();
        hours.forEach(
                (hour, totals) -> cells.add(new HeatMap.Cell(hour.day(), hour.hour(), totals.total(), totals.count())));
        return new HeatMap(cells, HeatMap.Measure.SPEND);
    }
}
