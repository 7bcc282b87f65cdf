package io.tillwatch.ui.chart;

import java.util.List;
import java.util.Objects;

/** A {@link Sparkline} at one size. Its points are the dates. */
final class SparkPlot implements Plot {
    private static final double DOT = 2.5;

    private final Sparkline chart;
    private final Frame frame;
    private final DateScale dates;
    private final ValueScale scale;

    SparkPlot(Sparkline chart, Frame frame) {
        this.chart = chart;
        this.frame = frame;
        Box inner = frame.area().inset(DOT + 1);
        dates = new DateScale(chart.first(), Math.max(1, chart.values().size()), inner.left(), inner.width());
        double low = chart.values().stream()
                .filter(Objects::nonNull)
                .mapToDouble(Long::doubleValue)
                .min()
                .orElse(0);
        double high = chart.values().stream()
                .filter(Objects::nonNull)
                .mapToDouble(Long::doubleValue)
                .max()
                .orElse(0);
        // A level line runs through the middle.
        double room = high > low ? 0 : 1;
        scale = new ValueScale(low - room, high + room, inner.bottom(), inner.top());
    }

    @Override
    public void draw(Pen pen) {
        if (chart.isEmpty()) {
            return;
        }
        new DayLine(dates, scale).draw(pen, chart.values()::get, Ink.LINE, 1.5, Dash.SOLID);
        int last = chart.values().size() - 1;
        while (last >= 0 && chart.values().get(last) == null) {
            last--;
        }
        if (last >= 0) {
            mark(pen, last);
        }
    }

    private void mark(Pen pen, int point) {
        Long value = chart.values().get(point);
        if (value != null) {
            pen.circle(dates.middle(point), scale.at(value), DOT, Ink.LINE);
        }
    }

    @Override
    public int points() {
        return chart.values().size();
    }

    @Override
    public int at(double x, double y) {
        return points() > 0 && frame.area().contains(x, y) ? dates.dayAt(x) : NONE;
    }

    @Override
    public Box spot(int point) {
        return new Box(
                dates.left(point),
                frame.area().top(),
                dates.slot(),
                frame.area().height());
    }

    @Override
    public void highlight(Pen pen, int point) {
        double x = dates.middle(point);
        pen.line(x, frame.area().top(), x, frame.area().bottom(), Ink.AXIS);
        mark(pen, point);
    }

    @Override
    public Note note(int point) {
        Long value = chart.values().get(point);
        Note.Line line = value == null
                ? Note.Line.of(null, frame.texts().text("chart.missing"), "")
                : Note.Line.of(Ink.LINE, chart.name(), frame.formats().won(value));
        return new Note(frame.formats().date(dates.date(point)), List.of(line));
    }

    @Override
    public ChartPoint target(int point) {
        return new ChartPoint.Day(dates.date(point));
    }
}
