package io.tillwatch.ui.chart;

import io.tillwatch.ui.common.Formats;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where things stand in a store's chart: won of spend on the left, won of an average on the right, both on the same grid
 * lines; dates below; a lane for flags above.
 *
 * @param spend null when every series on the left is switched off
 * @param averages null when there is no average in view
 */
record StoreAxes(
        Box plot,
        Box lane,
        DateScale dates,
        @Nullable Ticks spend,
        @Nullable Ticks averages,
        List<String> left,
        List<String> right) {
    private static final double LABEL_GAP = 8;
    private static final double TICK_SPACING = 44;
    private static final double LEAST_SPAN = 0.1;

    static StoreAxes of(StoreDays days, Frame frame) {
        Box area = frame.area();
        TextMeasure measure = frame.measure();
        double lane = measure.lineHeight() + 10;
        double below = measure.lineHeight() + 8;
        double height = Math.max(1, area.height() - lane - below);
        int atMost = (int) Math.clamp(height / TICK_SPACING, 1, 6);

        List<Long> averages = days.averages();
        boolean hasSpend = days.shows(StoreChart.Series.SPEND)
                || days.shows(StoreChart.Series.CANCELED)
                || days.mostWon() > 0
                || averages.isEmpty();
        Ticks spend = hasSpend ? Ticks.covering(days.leastWon(), days.mostWon(), atMost) : null;
        Ticks average = averages.isEmpty() ? null : averages(averages, spend == null ? atMost : spend.intervals());

        Formats formats = frame.formats();
        List<String> left = spend == null ? List.of() : spend.labels(formats::wonShort, formats::won);
        List<String> right = average == null ? List.of() : average.labels(formats::wonShort, formats::won);
        double leftWidth = gutter(measure, left, frame.texts().text("chart.spend"));
        double rightWidth = gutter(measure, right, frame.texts().text("chart.aov"));
        Box plot = new Box(
                Math.rint(area.left() + leftWidth),
                Math.rint(area.top() + lane),
                Math.max(1, Math.floor(area.width() - leftWidth - rightWidth)),
                Math.floor(height));
        Box flags = new Box(plot.left(), area.top(), plot.width(), lane);
        return new StoreAxes(
                plot,
                flags,
                new DateScale(days.first(), days.size(), plot.left(), plot.width()),
                spend,
                average,
                left,
                right);
    }

    /** Not from zero, as the bars are; but a difference of a few won does not fill the axis either. */
    private static Ticks averages(List<Long> averages, int intervals) {
        double low = Collections.min(averages);
        double high = Collections.max(averages);
        double spare = Math.max(0, Math.max(10, Math.abs(high) * LEAST_SPAN) - (high - low)) / 2;
        return Ticks.inIntervals(low >= 0 ? Math.max(0, low - spare) : low - spare, high + spare, intervals);
    }

    private static double gutter(TextMeasure measure, List<String> labels, String title) {
        if (labels.isEmpty()) {
            return 0;
        }
        double widest = labels.stream().mapToDouble(measure::width).max().orElse(0);
        return Math.ceil(Math.max(widest, measure.width(title, true)) + LABEL_GAP);
    }

    @Nullable
    ValueScale spendScale() {
        return spend == null ? null : ValueScale.upwards(spend, plot);
    }

    @Nullable
    ValueScale averageScale() {
        return averages == null ? null : ValueScale.upwards(averages, plot);
    }

    /** Grid, labels of values and dates. */
    void draw(Pen pen, Frame frame) {
        TextMeasure measure = frame.measure();
        Ticks lines = spend != null ? spend : averages;
        if (lines != null) {
            ValueScale scale = ValueScale.upwards(lines, plot);
            for (long value : lines.values()) {
                double y = Math.rint(scale.at((double) value));
                pen.line(plot.left(), y, plot.right(), y, value == 0 || y >= plot.bottom() ? Ink.AXIS : Ink.GRID);
            }
        }
        labels(pen, measure, left, plot.left() - LABEL_GAP, Anchor.END);
        labels(pen, measure, right, plot.right() + LABEL_GAP, Anchor.START);
        double titles = measure.baselineAround(lane.top() + measure.lineHeight() / 2);
        if (spend != null) {
            pen.text(frame.texts().text("chart.spend"), plot.left() - LABEL_GAP, titles, Anchor.END, Ink.MUTED, true);
        }
        if (averages != null) {
            pen.text(frame.texts().text("chart.aov"), plot.right() + LABEL_GAP, titles, Anchor.START, Ink.MUTED, true);
        }
        dates(pen, frame);
    }

    private void labels(Pen pen, TextMeasure measure, List<String> labels, double x, Anchor anchor) {
        for (int i = 0; i < labels.size(); i++) {
            double y = plot.bottom() - i * plot.height() / (labels.size() - 1);
            pen.text(labels.get(i), x, measure.baselineAround(y), anchor, Ink.MUTED, false);
        }
    }

    private void dates(Pen pen, Frame frame) {
        TextMeasure measure = frame.measure();
        double taken = Double.NEGATIVE_INFINITY;
        Box area = frame.area();
        for (DateTicks.Tick tick : DateTicks.of(dates, measure, frame.formats())) {
            double width = measure.width(tick.label());
            double x = Math.clamp(
                    dates.middle(tick.day()),
                    area.left() + width / 2,
                    Math.max(area.left() + width / 2, area.right() - width / 2));
            if (x - width / 2 > taken) {
                double mark = Math.floor(dates.middle(tick.day()));
                pen.line(mark, plot.bottom() + 1, mark, plot.bottom() + 4, Ink.AXIS);
                pen.text(
                        tick.label(),
                        x,
                        measure.baselineAround(plot.bottom() + 6 + measure.lineHeight() / 2),
                        Anchor.MIDDLE,
                        Ink.MUTED,
                        false);
                taken = x + width / 2 + 6;
            }
        }
    }
}
