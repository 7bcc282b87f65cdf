package io.tillwatch.ui.dates;

import io.tillwatch.model.DayTotals;
import io.tillwatch.ui.chart.BarsChart;
import io.tillwatch.ui.chart.CalendarDay;
import io.tillwatch.ui.chart.CalendarHeat;
import io.tillwatch.ui.chart.Distribution;
import io.tillwatch.ui.chart.Ink;
import io.tillwatch.ui.common.Holidays;
import io.tillwatch.ui.common.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a date has as charts. */
final class DateCharts {
    private static final int BARS = 24;

    private DateCharts() {}

    /** A year and a month of dates, the shown one outlined; a date that can still change is no shade among others. */
    static CalendarHeat calendar(DatePage page, LocalDate today, Texts texts) {
        CalendarDay.State provisional = new CalendarDay.State(texts.text("day.state.PROVISIONAL"), Ink.NEUTRAL);
        List<CalendarDay> days = new ArrayList<>();
        page.calendar().forEach((date, totals) -> {
            if (!date.isAfter(today)) {
                days.add(new CalendarDay(date, totals.total(), date.isBefore(today) ? null : provisional));
            }
        });
        LocalDate first = DateReader.first(page.calendarEnd());
        LocalDate last = page.calendarEnd();
        return new CalendarHeat(first, last, days, page.date(), Holidays.between(first, last, texts));
    }

    static Distribution distribution(List<DateRow> rows, Sizes sizes) {
        long[] values = rows.stream()
                .map(sizes::of)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .toArray();
        return Distribution.of(values, BARS, null).counting(Distribution.STORES);
    }

    static BarsChart platforms(Map<String, DayTotals> platforms, Texts texts) {
        List<BarsChart.Bar> bars = new ArrayList<>();
        platforms.forEach((name, totals) -> bars.add(new BarsChart.Bar(
                name.isEmpty() ? texts.text("dates.without") : name, totals.total(), totals.count())));
        return new BarsChart(bars);
    }
}
