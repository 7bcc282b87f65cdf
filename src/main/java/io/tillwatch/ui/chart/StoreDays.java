package io.tillwatch.ui.chart;

import io.tillwatch.model.DateRange;
import io.tillwatch.ui.chart.StoreChart.Series;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of a {@link StoreChart} that is in view, by number of the day from the first date in view. */
final class StoreDays {
    private final StoreChart chart;
    private final Frame frame;
    private final LocalDate first;
    private final @Nullable ChartDay[] days;

    StoreDays(StoreChart chart, Frame frame) {
        this.chart = chart;
        this.frame = frame;
        first = later(chart.first(), Objects.requireNonNullElse(frame.zoom().first(), LocalDate.MIN));
        LocalDate last =
                earlier(chart.last(), Objects.requireNonNullElse(frame.zoom().last(), LocalDate.MAX));
        days = new ChartDay[(int) Math.max(1, ChronoUnit.DAYS.between(first, last) + 1)];
        DateRange range = new DateRange(first, first.plusDays(days.length - 1L));
        for (ChartDay day : chart.days()) {
            if (range.contains(day.date())) {
                days[(int) ChronoUnit.DAYS.between(first, day.date())] = day;
            }
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    LocalDate first() {
        return first;
    }

    int size() {
        return days.length;
    }

    LocalDate date(int day) {
        return first.plusDays(day);
    }

    /** Null where the date has no rows. */
    @Nullable
    ChartDay at(int day) {
        return days[day];
    }

    @Nullable
    Long aov(int day) {
        ChartDay at = days[day];
        return at == null ? null : at.aov();
    }

    @Nullable
    Long baseline(int day) {
        ChartDay at = days[day];
        return at == null ? null : at.baseline();
    }

    int comparisons() {
        return chart.comparisons().size();
    }

    /** @param which place among the comparisons, from 0 */
    @Nullable
    Long comparison(int which, int day) {
        return chart.comparisons().get(which).spend().get(date(day));
    }

    boolean showsComparison(int which) {
        return frame.shows(Comparison.key(which));
    }

    /** Null where the date is no holiday. */
    @Nullable
    String holiday(int day) {
        return chart.holidays().get(date(day));
    }

    boolean shows(Series series) {
        return frame.shows(series);
    }

    /** What the bars stand for; 0 for what is switched off. */
    long spend(ChartDay day) {
        return shows(Series.SPEND) ? day.spend() : 0;
    }

    /** What stands on top of the bars; 0 for what is switched off. Cancelled sales are drawn upwards, whatever their sign. */
    long canceled(ChartDay day) {
        return shows(Series.CANCELED) ? Math.abs(day.canceled()) : 0;
    }

    double leastWon() {
        return Math.min(0, Math.min(least(this::spend), compared().min().orElse(0)));
    }

    double mostWon() {
        return Math.max(
                most(day -> Math.max(0, spend(day)) + (double) canceled(day)),
                compared().max().orElse(0));
    }

    private double least(ToDoubleFunction<ChartDay> value) {
        return present().mapToDouble(value).min().orElse(0);
    }

    private double most(ToDoubleFunction<ChartDay> value) {
        return present().mapToDouble(value).max().orElse(0);
    }

    private Stream<ChartDay> present() {
        return Stream.of(days).filter(Objects::nonNull);
    }

    private DoubleStream compared() {
        return IntStream.range(0, comparisons())
                .filter(this::showsComparison)
                .boxed()
                .flatMap(which -> IntStream.range(0, size()).mapToObj(day -> comparison(which, day)))
                .filter(Objects::nonNull)
                .mapToDouble(Long::doubleValue);
    }

    /** The averages in view. */
    List<Long> averages() {
        List<Long> averages = new ArrayList<>();
        for (int day = 0; day < size(); day++) {
            Long aov = shows(Series.AOV) ? aov(day) : null;
            Long baseline = shows(Series.BASELINE) ? baseline(day) : null;
            if (aov != null) {
                averages.add(aov);
            }
            if (baseline != null) {
                averages.add(baseline);
            }
        }
        return averages;
    }
}
