package io.tillwatch.ui.chart;

import io.tillwatch.ui.chart.BarsChart.Bar;
import io.tillwatch.ui.common.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A {@link BarsChart} at one size: name, bar, won, share and number of sales in columns. */
final class BarsPlot implements Plot {
    private static final double TALLEST_ROW = 30;
    private static final double GAP = 16;
    private static final double LEAST_BAR = 60;
    private static final double WIDEST_NAME = 0.32;

    private final Frame frame;
    private final List<Bar> rows = new ArrayList<>();
    private final List<String> folded = new ArrayList<>();
    private final double total;
    private final double header;
    private final double rowHeight;
    private final double nameWidth;
    private final List<Column> columns = new ArrayList<>();
    private final Box bars;

    /** Numbers that end at {@code right}. */
    private record Column(String title, double right, Function<Bar, String> text) {
        Column endingAt(double x) {
            return new Column(title, x, text);
        }
    }

    BarsPlot(BarsChart chart, Frame frame) {
        this.frame = frame;
        Box area = frame.area();
        TextMeasure measure = frame.measure();
        header = measure.lineHeight() + 6;
        total = chart.bars().stream().mapToDouble(Bar::spend).sum();
        double least = measure.lineHeight() + 5;
        fold(chart, (int) Math.max(1, (area.height() - header) / least));
        rowHeight = rows.isEmpty()
                ? least
                : Math.floor(Math.clamp((area.height() - header) / rows.size(), least, TALLEST_ROW));
        double names = rows.stream()
                .mapToDouble(row -> measure.width(row.name()))
                .max()
                .orElse(0);
        nameWidth = Math.ceil(Math.min(names, area.width() * WIDEST_NAME));
        double room = area.width() - nameWidth - GAP - LEAST_BAR;
        double right = area.right();
        for (Column column : fittingColumns(room)) {
            columns.add(column.endingAt(right));
            right = Math.floor(right - width(column) - GAP);
        }
        double left = area.left() + nameWidth + (nameWidth > 0 ? GAP * 0.75 : 0);
        bars = Box.between(
                left, area.top() + header, Math.max(left + 1, right), area.top() + header + rowHeight * rows.size());
    }

    private void fold(BarsChart chart, int fitting) {
        List<Bar> all = chart.bars();
        if (all.size() <= fitting) {
            rows.addAll(all);
            return;
        }
        int kept = Math.max(0, fitting - 1);
        rows.addAll(all.subList(0, kept));
        List<Bar> rest = all.subList(kept, all.size());
        rest.forEach(bar -> folded.add(bar.name()));
        rows.add(new Bar(
                frame.texts().text("chart.others", rest.size()),
                rest.stream().mapToLong(Bar::spend).sum(),
                rest.stream().mapToLong(Bar::count).sum()));
    }

    /** From right to left: as many as there is room for, and the share as the last to go. */
    private List<Column> fittingColumns(double room) {
        Column count = column("chart.count", bar -> frame.formats().count(bar.count()));
        Column share = column("chart.share", this::share);
        Column won = column("chart.spend", bar -> frame.formats().won(bar.spend()));
        Column wonShort = column("chart.spend", bar -> frame.formats().wonShort(bar.spend()));
        return Stream.of(List.of(count, share, won), List.of(share, won), List.of(share, wonShort), List.of(share))
                .filter(some ->
                        some.stream().mapToDouble(one -> width(one) + GAP).sum() <= room)
                .findFirst()
                .orElse(List.of());
    }

    private Column column(String key, Function<Bar, String> text) {
        return new Column(frame.texts().text(key), 0, text);
    }

    private double width(Column column) {
        TextMeasure measure = frame.measure();
        return Math.max(
                measure.width(column.title(), true),
                rows.stream()
                        .mapToDouble(row -> measure.width(column.text().apply(row)))
                        .max()
                        .orElse(0));
    }

    private String share(Bar bar) {
        return total > 0 ? frame.formats().percent(bar.spend() / total) : Formats.NONE;
    }

    @Override
    public void draw(Pen pen) {
        TextMeasure measure = frame.measure();
        Box area = frame.area();
        double titles = measure.baselineAround(area.top() + measure.lineHeight() / 2);
        columns.forEach(column -> pen.text(column.title(), column.right(), titles, Anchor.END, Ink.MUTED, true));
        pen.line(area.left(), area.top() + header - 3, area.right(), area.top() + header - 3, Ink.GRID);
        double most = rows.stream().mapToDouble(Bar::spend).max().orElse(0);
        for (int row = 0; row < rows.size(); row++) {
            Bar bar = rows.get(row);
            Box line = spot(row);
            double baseline = measure.baselineAround(line.middleY());
            pen.text(measure.fitted(bar.name(), nameWidth), area.left(), baseline, Anchor.START, Ink.TEXT, false);
            double height = Math.rint(Math.min(14, rowHeight * 0.55));
            double top = Math.rint(line.middleY() - height / 2);
            if (bar.spend() > 0) {
                double width = Math.max(2, Math.rint(bar.spend() / most * bars.width()));
                pen.fill(new Box(bars.left(), top, width, height), isOthers(row) ? Ink.MISSING : Ink.BAR);
            }
            columns.forEach(column ->
                    pen.text(column.text().apply(bar), column.right(), baseline, Anchor.END, Ink.TEXT, false));
        }
    }

    private boolean isOthers(int row) {
        return !folded.isEmpty() && row == rows.size() - 1;
    }

    @Override
    public int points() {
        return rows.size();
    }

    @Override
    public int at(double x, double y) {
        Box area = frame.area();
        Box all = Box.between(area.left(), bars.top(), area.right(), bars.bottom());
        return all.contains(x, y) ? (int) Math.min(rows.size() - 1, (y - bars.top()) / rowHeight) : NONE;
    }

    @Override
    public Box spot(int point) {
        return new Box(
                frame.area().left(),
                bars.top() + point * rowHeight,
                frame.area().width(),
                rowHeight);
    }

    @Override
    public void highlight(Pen pen, int point) {
        pen.fill(spot(point), Ink.HIGHLIGHT);
    }

    @Override
    public Note note(int point) {
        Bar bar = rows.get(point);
        return new Note(
                bar.name(),
                List.of(
                        new Note.Line(
                                isOthers(point) ? Ink.MISSING : Ink.BAR,
                                frame.texts().text("chart.spend"),
                                frame.formats().won(bar.spend()),
                                ""),
                        Note.Line.of(null, frame.texts().text("chart.share"), share(bar)),
                        Note.Line.of(
                                null,
                                frame.texts().text("chart.count"),
                                frame.formats().count(bar.count()))));
    }

    @Override
    public ChartPoint target(int point) {
        return isOthers(point)
                ? new ChartPoint.Others(folded)
                : new ChartPoint.Name(rows.get(point).name());
    }
}
