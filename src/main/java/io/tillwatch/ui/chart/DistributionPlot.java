package io.tillwatch.ui.chart;

import io.tillwatch.ui.chart.Distribution.Bin;
import io.tillwatch.ui.common.Formats;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Distribution} at one size. Its points are the bins. */
final class DistributionPlot implements Plot {
    private static final double GAP = 8;
    private static final double TICK_SPACING = 44;

    private final Distribution chart;
    private final Frame frame;
    private final Ticks counts;
    private final List<String> countLabels;
    private final Box plot;
    private final double total;

    DistributionPlot(Distribution chart, Frame frame) {
        this.chart = chart;
        this.frame = frame;
        TextMeasure measure = frame.measure();
        Formats formats = frame.formats();
        Box area = frame.area();
        // One line for each marked value, above the bars.
        double above = measure.lineHeight() * 2 + 6;
        double below = measure.lineHeight() + 8;
        double height = Math.max(1, Math.floor(area.height() - above - below));
        double most = chart.bins().stream().mapToDouble(Bin::count).max().orElse(0);
        counts = Ticks.covering(0, most, (int) Math.clamp(height / TICK_SPACING, 1, 6));
        countLabels = counts.labels(formats::count, formats::count);
        double widest = countLabels.stream().mapToDouble(measure::width).max().orElse(0);
        double left = Math.ceil(area.left()
                + Math.max(widest, measure.width(frame.texts().text(chart.counted()), true))
                + GAP);
        plot = Box.between(left, area.top() + above, area.right() - 1, area.top() + above + height);
        total = chart.bins().stream().mapToDouble(Bin::count).sum();
    }

    private ValueScale across() {
        List<Bin> bins = chart.bins();
        return new ValueScale(bins.getFirst().from(), bins.getLast().to(), plot.left(), plot.right());
    }

    @Override
    public void draw(Pen pen) {
        if (chart.bins().isEmpty()) {
            return;
        }
        TextMeasure measure = frame.measure();
        ValueScale upwards = ValueScale.upwards(counts, plot);
        for (int i = 0; i < countLabels.size(); i++) {
            double y = Math.rint(upwards.at(counts.first() + (double) i * counts.step()));
            pen.line(plot.left(), y, plot.right(), y, i == 0 ? Ink.AXIS : Ink.GRID);
            pen.text(countLabels.get(i), plot.left() - GAP, measure.baselineAround(y), Anchor.END, Ink.MUTED, false);
        }
        pen.text(
                frame.texts().text(chart.counted()),
                plot.left() - GAP,
                measure.baselineAround(plot.top() - measure.lineHeight()),
                Anchor.END,
                Ink.MUTED,
                true);
        for (int i = 0; i < chart.bins().size(); i++) {
            Bin bin = chart.bins().get(i);
            if (bin.count() > 0) {
                Box slot = spot(i);
                double top = Math.min(plot.bottom() - 1, Math.rint(upwards.at((double) bin.count())));
                pen.fill(
                        Box.between(slot.left(), top, Math.max(slot.left() + 1, slot.right() - 1), plot.bottom()),
                        Ink.BAR);
            }
        }
        drawValues(pen);
        drawMark(pen, chart.median(), frame.texts().text("chart.median"), Ink.BASELINE, 0);
        Distribution.Marker marker = chart.marker();
        if (marker != null) {
            drawMark(pen, marker.value(), marker.name(), Ink.FLAG, 1);
        }
    }

    private void drawValues(Pen pen) {
        TextMeasure measure = frame.measure();
        Formats formats = frame.formats();
        ValueScale across = across();
        double label = Math.max(measure.width(formats.wonShort((long) across.high())), 30) + 24;
        Ticks ticks = Ticks.covering(across.low(), across.high(), (int) Math.max(1, plot.width() / label));
        List<String> labels = ticks.labels(formats::wonShort, formats::won);
        double taken = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < labels.size(); i++) {
            double at = across.at(ticks.first() + (double) i * ticks.step());
            if (at < plot.left() - 0.5 || at > plot.right() + 0.5) {
                continue;
            }
            double half = measure.width(labels.get(i)) / 2;
            double x = Math.min(at, frame.area().right() - half);
            pen.line(at, plot.bottom() + 1, at, plot.bottom() + 4, Ink.AXIS);
            if (x - half > taken) {
                double middle = plot.bottom() + 6 + measure.lineHeight() / 2;
                pen.text(labels.get(i), x, measure.baselineAround(middle), Anchor.MIDDLE, Ink.MUTED, false);
                taken = x + half + 8;
            }
        }
    }

    /** @param line which of the lines above the bars its name stands in */
    private void drawMark(Pen pen, @Nullable Long value, String name, Ink ink, int line) {
        if (value == null || value < across().low() || value > across().high()) {
            return;
        }
        TextMeasure measure = frame.measure();
        double x = across().at(value);
        double top = frame.area().top() + line * measure.lineHeight();
        Polyline mark = new Polyline();
        mark.add(Math.rint(x), top + 2);
        mark.add(Math.rint(x), plot.bottom());
        pen.polyline(mark, ink, 2, line == 0 ? Dash.SOLID : Dash.DASHED);
        String text = name + " " + frame.formats().won(value);
        boolean right = x + 6 + measure.width(text) <= plot.right();
        pen.text(
                text,
                right ? x + 6 : x - 6,
                measure.baselineAround(top + measure.lineHeight() / 2 + 1),
                right ? Anchor.START : Anchor.END,
                Ink.TEXT,
                false);
    }

    @Override
    public int points() {
        return chart.bins().size();
    }

    @Override
    public int at(double x, double y) {
        boolean inside = x >= plot.left()
                && x < plot.right()
                && y >= frame.area().top()
                && y < frame.area().bottom();
        if (!inside) {
            return NONE;
        }
        double value = across().valueAt(x);
        for (int i = 0; i < points(); i++) {
            if (value < chart.bins().get(i).to()) {
                return i;
            }
        }
        return NONE;
    }

    @Override
    public Box spot(int point) {
        Bin bin = chart.bins().get(point);
        return Box.between(
                Math.rint(across().at((double) bin.from())),
                plot.top(),
                Math.rint(across().at((double) bin.to())),
                plot.bottom());
    }

    @Override
    public void highlight(Pen pen, int point) {
        pen.fill(spot(point), Ink.HIGHLIGHT);
    }

    @Override
    public Note note(int point) {
        Bin bin = chart.bins().get(point);
        Formats formats = frame.formats();
        return new Note(
                formats.won(bin.from()) + " – " + formats.won(bin.to() - 1),
                List.of(
                        Note.Line.of(Ink.BAR, frame.texts().text(chart.counted()), formats.count(bin.count())),
                        Note.Line.of(
                                null,
                                frame.texts().text("chart.share"),
                                total > 0 ? formats.percent(bin.count() / total) : Formats.NONE)));
    }

    @Override
    public ChartPoint target(int point) {
        Bin bin = chart.bins().get(point);
        return new ChartPoint.Values(bin.from(), bin.to());
    }
}
