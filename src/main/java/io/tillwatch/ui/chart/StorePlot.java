package io.tillwatch.ui.chart;

import io.tillwatch.model.DateRange;
import io.tillwatch.ui.chart.StoreChart.Series;
import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;

/** A {@link StoreChart} at one size. Its points are the dates in view. */
final class StorePlot implements Plot {
    private static final double FLAG_RADIUS = 3.5;
    private static final double MARK = 2;
    private static final double SHADED_SUNDAYS = 4;
    private static final double DENSE = 4;
    private static final double DOT = 4;

    private final Frame frame;
    private final StoreDays days;
    private final StoreAxes axes;
    private final StoreNotes notes;

    StorePlot(StoreChart chart, Frame frame) {
        this.frame = frame;
        days = new StoreDays(chart, frame);
        axes = StoreAxes.of(days, frame);
        notes = new StoreNotes(chart, days, frame);
    }

    StoreAxes axes() {
        return axes;
    }

    @Override
    public void draw(Pen pen) {
        boolean dense = axes.dates().slot() < DENSE;
        shadeHolidays(pen);
        axes.draw(pen, frame);
        ValueScale spend = axes.spendScale();
        if (spend != null) {
            new DayBars(days, axes.dates(), spend).draw(pen);
            for (int i = 0; i < days.comparisons(); i++) {
                int which = i;
                if (days.showsComparison(which)) {
                    // Dashes of steep lines that are side by side cannot be told apart, and take long to draw.
                    new DayLine(axes.dates(), spend)
                            .draw(
                                    pen,
                                    day -> days.comparison(which, day),
                                    Comparison.ink(which),
                                    dense ? 1 : 1.5,
                                    dense ? Dash.SOLID : Dash.DASHED);
                }
            }
        }
        ValueScale averages = axes.averageScale();
        if (averages != null) {
            DayLine line = new DayLine(axes.dates(), averages);
            if (days.shows(Series.BASELINE)) {
                line.draw(pen, days::baseline, Ink.BASELINE, dense ? 1.25 : 1.5, Dash.SOLID);
            }
            if (days.shows(Series.AOV)) {
                line.draw(pen, days::aov, Ink.LINE, dense ? 1.25 : 2, Dash.SOLID);
            }
        }
        if (days.shows(Series.FLAGS)) {
            drawFlags(pen);
        }
    }

    private void shadeHolidays(Pen pen) {
        if (axes.dates().slot() < SHADED_SUNDAYS) {
            return;
        }
        for (int day = 0; day < days.size(); day++) {
            if (days.holiday(day) != null || days.date(day).getDayOfWeek() == DayOfWeek.SUNDAY) {
                pen.fill(column(day), Ink.HOLIDAY);
            }
        }
    }

    private void drawFlags(Pen pen) {
        double y = axes.lane().top() + frame.measure().lineHeight() / 2;
        boolean wide = axes.dates().slot() >= 2 * FLAG_RADIUS + 1;
        double taken = Double.NEGATIVE_INFINITY;
        for (int day = 0; day < days.size(); day++) {
            ChartDay at = days.at(day);
            double x = axes.dates().middle(day);
            if (at == null || at.flags() == 0) {
                continue;
            }
            if (wide) {
                pen.circle(x, y, FLAG_RADIUS, Ink.FLAG);
            } else if (Math.rint(x) > taken) {
                pen.fill(new Box(Math.rint(x - MARK / 2), y - 4, MARK, 8), Ink.FLAG);
                taken = Math.rint(x);
            }
        }
    }

    private Box column(int day) {
        double left = Math.rint(axes.dates().left(day));
        double right = Math.max(left + 1, Math.rint(axes.dates().left(day + 1)));
        return Box.between(left, axes.plot().top(), right, axes.plot().bottom());
    }

    @Override
    public int points() {
        return days.size();
    }

    @Override
    public int at(double x, double y) {
        Box plot = axes.plot();
        boolean inside = x >= plot.left()
                && x <= plot.right()
                && y >= axes.lane().top()
                && y <= frame.area().bottom();
        return inside ? axes.dates().dayAt(x) : NONE;
    }

    @Override
    public int next(int from, Step step) {
        // Whoever begins with an arrow begins with the latest date, which is looked at most.
        return from == NONE && step != Step.FIRST ? points() - 1 : Plot.super.next(from, step);
    }

    @Override
    public Box spot(int point) {
        return column(point);
    }

    @Override
    public void highlight(Pen pen, int point) {
        pen.fill(column(point), Ink.HIGHLIGHT);
        double x = axes.dates().middle(point);
        pen.line(x, axes.plot().top(), x, axes.plot().bottom(), Ink.AXIS);
        ValueScale averages = axes.averageScale();
        if (averages != null) {
            dot(pen, x, days.shows(Series.BASELINE) ? days.baseline(point) : null, averages, Ink.BASELINE);
            dot(pen, x, days.shows(Series.AOV) ? days.aov(point) : null, averages, Ink.LINE);
        }
        ValueScale spend = axes.spendScale();
        if (spend != null) {
            for (int i = 0; i < days.comparisons(); i++) {
                dot(pen, x, days.showsComparison(i) ? days.comparison(i, point) : null, spend, Comparison.ink(i));
            }
        }
    }

    private static void dot(Pen pen, double x, @Nullable Long value, ValueScale scale, Ink ink) {
        if (value != null) {
            pen.circle(x, scale.at(value), DOT + 1.5, Ink.BACKGROUND);
            pen.circle(x, scale.at(value), DOT, ink);
        }
    }

    @Override
    public Note note(int point) {
        return notes.of(point);
    }

    @Override
    public ChartPoint target(int point) {
        return new ChartPoint.Day(days.date(point));
    }

    @Override
    public Selection between(double fromX, double toX) {
        int one = axes.dates().dayAt(Math.min(fromX, toX));
        int other = axes.dates().dayAt(Math.max(fromX, toX));
        return new Selection(
                new DateRange(days.date(one), days.date(other)),
                Box.between(
                        axes.dates().left(one),
                        axes.plot().top(),
                        axes.dates().left(other + 1),
                        axes.plot().bottom()));
    }
}
