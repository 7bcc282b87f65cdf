package io.tillwatch.ui.chart;

import io.tillwatch.ui.chart.HeatMap.Cell;
import io.tillwatch.ui.chart.HeatMap.Measure;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A {@link HeatMap} at one size. Its points are the hours of Monday, then those of Tuesday … */
final class HeatPlot implements Plot {
    private static final int HOURS = 24;
    private static final int WEEKDAYS = 7;
    private static final double TALLEST = 40;
    private static final LocalDate SOME_MONDAY = LocalDate.of(2026, 1, 5);

    private final HeatMap map;
    private final Frame frame;
    private final HeatScale scale;
    private final @Nullable Cell[] cells = new Cell[WEEKDAYS * HOURS];
    private final Box grid;
    private final boolean labelled;

    HeatPlot(HeatMap map, Frame frame) {
        this.map = map;
        this.frame = frame;
        map.cells().forEach(cell -> cells[(cell.weekday().getValue() - 1) * HOURS + cell.hour()] = cell);
        scale = HeatScale.of(map.cells().stream().map(map::value).toList());
        TextMeasure measure = frame.measure();
        Box area = frame.area();
        double names = 0;
        for (int day = 0; day < WEEKDAYS; day++) {
            names = Math.max(names, measure.width(weekday(day)));
        }
        double left = Math.ceil(area.left() + names + 10);
        double top = Math.ceil(area.top() + measure.lineHeight() + 4);
        double room = area.bottom() - top - HeatKey.height(measure) - 4;
        grid = new Box(left, top, area.right() - left, Math.min(Math.floor(room / WEEKDAYS), TALLEST) * WEEKDAYS);
        labelled = map.cells().stream().allMatch(cell -> measure.width(shortly(map.value(cell))) + 6 <= cell(0).width())
                && cell(0).height() >= measure.lineHeight();
    }

    private String weekday(int day) {
        return frame.formats().weekday(SOME_MONDAY.plusDays(day));
    }

    private String shortly(long value) {
        return map.measure() == Measure.SPEND
                ? frame.formats().wonShort(value)
                : frame.formats().count(value);
    }

    @Override
    public void draw(Pen pen) {
        TextMeasure measure = frame.measure();
        double hourLabel = measure.width("00") + 8;
        int every = hourLabel <= grid.width() / HOURS ? 1 : hourLabel * 8 <= grid.width() ? 3 : 6;
        for (int hour = 0; hour < HOURS; hour += every) {
            pen.text(
                    String.format(Locale.ROOT, "%02d", hour),
                    cell(hour).middleX(),
                    measure.baselineAround(frame.area().top() + measure.lineHeight() / 2),
                    Anchor.MIDDLE,
                    Ink.MUTED,
                    false);
        }
        for (int day = 0; day < WEEKDAYS; day++) {
            double baseline = measure.baselineAround(cell(day * HOURS).middleY());
            pen.text(weekday(day), frame.area().left(), baseline, Anchor.START, Ink.MUTED, false);
        }
        for (int point = 0; point < cells.length; point++) {
            drawCell(pen, point);
        }
        Box keyArea = Box.between(
                grid.left(), grid.bottom(), frame.area().right(), grid.bottom() + 4 + HeatKey.height(measure));
        new HeatKey(scale, this::shortly, frame.texts().text("chart.nothing")).draw(pen, keyArea, measure);
    }

    private void drawCell(Pen pen, int point) {
        Box box = cell(point).inset(1);
        Cell cell = cells[point];
        if (cell == null) {
            HeatKey.empty(pen, box);
            return;
        }
        long value = map.value(cell);
        Ink ink = scale.ink(value);
        pen.fill(box, ink);
        if (labelled) {
            pen.text(
                    shortly(value),
                    box.middleX(),
                    frame.measure().baselineAround(box.middleY()),
                    Anchor.MIDDLE,
                    ink.textOn(),
                    false);
        }
    }

    private Box cell(int point) {
        int hour = point % HOURS;
        double left = Math.rint(grid.left() + hour * grid.width() / HOURS);
        double right = Math.rint(grid.left() + (hour + 1) * grid.width() / HOURS);
        double height = grid.height() / WEEKDAYS;
        int day = point / HOURS;
        return new Box(left, grid.top() + day * height, right - left, height);
    }

    @Override
    public int points() {
        return cells.length;
    }

    @Override
    public int at(double x, double y) {
        if (!grid.contains(x, y)) {
            return NONE;
        }
        int hour = (int) ((x - grid.left()) / grid.width() * HOURS);
        int day = (int) ((y - grid.top()) / grid.height() * WEEKDAYS);
        return day * HOURS + hour;
    }

    @Override
    public int next(int from, Step step) {
        if (from == NONE) {
            return 0;
        }
        int day = from / HOURS;
        int hour = from % HOURS;
        return switch (step) {
            case LEFT -> day * HOURS + Math.max(0, hour - 1);
            case RIGHT -> day * HOURS + Math.min(HOURS - 1, hour + 1);
            case UP -> Math.max(0, day - 1) * HOURS + hour;
            case DOWN -> Math.min(WEEKDAYS - 1, day + 1) * HOURS + hour;
            case FIRST -> 0;
            case LAST -> cells.length - 1;
        };
    }

    @Override
    public Box spot(int point) {
        return cell(point);
    }

    @Override
    public void highlight(Pen pen, int point) {
        pen.outline(cell(point), Ink.TEXT, 2);
    }

    @Override
    public Note note(int point) {
        String title = frame.texts().text("chart.hour", weekday(point / HOURS), point % HOURS, point % HOURS + 1);
        Cell cell = cells[point];
        if (cell == null) {
            return new Note(title, List.of(Note.Line.of(null, frame.texts().text("chart.nothing"), "")));
        }
        return new Note(
                title,
                List.of(
                        Note.Line.of(
                                scale.ink(map.value(cell)),
                                frame.texts().text("chart.spend"),
                                frame.formats().won(cell.spend())),
                        Note.Line.of(
                                null,
                                frame.texts().text("chart.count"),
                                frame.formats().count(cell.count()))));
    }

    @Override
    public ChartPoint target(int point) {
        return new ChartPoint.Hour(DayOfWeek.of(point / HOURS + 1), point % HOURS);
    }
}
