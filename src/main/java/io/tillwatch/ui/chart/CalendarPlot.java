package io.tillwatch.ui.chart;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A {@link CalendarHeat} at one size. Its points are the dates from the first to the last. */
final class CalendarPlot implements Plot {
    private static final int WEEKDAYS = 7;
    private static final double TALLEST = 30;
    private static final double WIDEST = 64;
    /** The longest side of a holiday's mark. */
    private static final double MARK = 4;

    private final CalendarHeat calendar;
    private final Frame frame;
    private final Map<LocalDate, CalendarDay> days = new HashMap<>();
    private final HeatScale scale;
    private final boolean keyed;
    /** The Monday on or before the first date. */
    private final LocalDate monday;

    private final int weeks;
    private final Box grid;
    private final double cellWidth;
    private final double cellHeight;

    CalendarPlot(CalendarHeat calendar, Frame frame) {
        this.calendar = calendar;
        this.frame = frame;
        calendar.days().forEach(day -> days.put(day.date(), day));
        List<Long> values = calendar.days().stream()
                .filter(day -> day.state() == null)
                .map(CalendarDay::value)
                .filter(Objects::nonNull)
                .toList();
        scale = HeatScale.of(values);
        keyed = !values.isEmpty();
        monday = calendar.first().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        weeks = Math.toIntExact(ChronoUnit.DAYS.between(monday, calendar.last()) / WEEKDAYS + 1);

        TextMeasure measure = frame.measure();
        Box area = frame.area();
        double names = 0;
        for (int day = 0; day < WEEKDAYS; day++) {
            names = Math.max(names, measure.width(frame.formats().weekday(monday.plusDays(day))));
        }
        double left = Math.ceil(area.left() + names + 10);
        double top = Math.ceil(area.top() + measure.lineHeight() + 4);
        double key = keyed ? HeatKey.height(measure) + 4 : 0;
        cellHeight = Math.max(3, Math.min(TALLEST, Math.floor((area.bottom() - top - key) / WEEKDAYS)));
        cellWidth = Math.max(3, Math.min(WIDEST, (area.right() - left) / weeks));
        grid = new Box(left, top, cellWidth * weeks, cellHeight * WEEKDAYS);
    }

    @Override
    public void draw(Pen pen) {
        drawLabels(pen);
        for (int point = 0; point < points(); point++) {
            drawDay(pen, point);
        }
        drawMonthBorders(pen);
        LocalDate selected = calendar.selected();
        if (selected != null && !selected.isBefore(calendar.first()) && !selected.isAfter(calendar.last())) {
            pen.outline(spot(Math.toIntExact(ChronoUnit.DAYS.between(calendar.first(), selected))), Ink.TEXT, 2);
        }
        if (keyed) {
            TextMeasure measure = frame.measure();
            double top = grid.bottom() + 4;
            new HeatKey(scale, frame.formats()::wonShort, frame.texts().text("chart.missing.short"))
                    .draw(
                            pen,
                            new Box(grid.left(), top, Math.max(grid.width(), 320), HeatKey.height(measure)),
                            measure);
        }
    }

    private void drawLabels(Pen pen) {
        TextMeasure measure = frame.measure();
        boolean every = cellHeight >= measure.lineHeight() - 2;
        for (int day = 0; day < WEEKDAYS; day += every ? 1 : 2) {
            double middle = grid.top() + (day + 0.5) * cellHeight;
            pen.text(
                    frame.formats().weekday(monday.plusDays(day)),
                    frame.area().left(),
                    measure.baselineAround(middle),
                    Anchor.START,
                    Ink.MUTED,
                    false);
        }
        double taken = Double.NEGATIVE_INFINITY;
        double baseline = measure.baselineAround(frame.area().top() + measure.lineHeight() / 2);
        for (LocalDate month : months()) {
            double left = column(Math.toIntExact(ChronoUnit.DAYS.between(monday, month)));
            String label = String.format(Locale.ROOT, "%d-%02d", month.getYear(), month.getMonthValue());
            String shorter = String.format(Locale.ROOT, "%02d", month.getMonthValue());
            boolean whole = measure.width(label) + 8 <= cellWidth * 4;
            String text = whole || month.getMonthValue() == 1 || taken < 0 ? label : shorter;
            if (left >= taken && left + measure.width(text) <= frame.area().right()) {
                pen.text(text, left, baseline, Anchor.START, Ink.MUTED, false);
                taken = left + measure.width(text) + 6;
            }
        }
    }

    /** The first date of each month in view; of the first month, the first date in view. */
    private List<LocalDate> months() {
        List<LocalDate> months = new ArrayList<>();
        // A month of which only a few days are in view would push the name of the next one away.
        if (calendar.first().getDayOfMonth() <= 15) {
            months.add(calendar.first());
        }
        LocalDate month = calendar.first().with(TemporalAdjusters.firstDayOfNextMonth());
        while (!month.isAfter(calendar.last())) {
            months.add(month);
            month = month.plusMonths(1);
        }
        if (months.isEmpty()) {
            months.add(calendar.first());
        }
        return months;
    }

    private void drawDay(Pen pen, int point) {
        LocalDate date = calendar.first().plusDays(point);
        Box box = inner(spot(point));
        CalendarDay day = days.get(date);
        Ink ink = Ink.EMPTY;
        if (day != null && day.state() != null) {
            ink = day.state().ink();
        } else if (day != null && day.value() != null) {
            ink = scale.ink(day.value());
        }
        if (ink == Ink.EMPTY) {
            HeatKey.empty(pen, box);
        } else {
            pen.fill(box, ink);
            if (ink == Ink.BAD) {
                // Not by colour alone.
                pen.outline(box, Ink.TEXT, 1);
            }
        }
        TextMeasure measure = frame.measure();
        if (box.width() >= measure.width("00") + 4 && box.height() >= measure.size() + 3) {
            pen.text(
                    Integer.toString(date.getDayOfMonth()),
                    box.middleX(),
                    measure.baselineAround(box.middleY()),
                    Anchor.MIDDLE,
                    ink == Ink.EMPTY ? Ink.MUTED : ink.textOn(),
                    false);
        }
        if (calendar.holidays().containsKey(date)) {
            drawMark(pen, box, ink == Ink.EMPTY ? Ink.TEXT : ink.textOn());
        }
    }

    /** A spot in the corner: the colour of the cell is taken. */
    private static void drawMark(Pen pen, Box box, Ink ink) {
        double size = Math.max(2, Math.min(MARK, Math.min(box.width(), box.height()) / 4));
        double right = box.right() - size / 2;
        double top = box.top() + size / 2;
        pen.fill(Box.between(right - size, top, right, top + size), ink);
    }

    private static Box inner(Box cell) {
        return Box.between(cell.left() + 1, cell.top() + 1, cell.right() - 1, cell.bottom() - 1);
    }

    /** A stepped line between two months. */
    private void drawMonthBorders(Pen pen) {
        for (LocalDate month : months()) {
            if (month.getDayOfMonth() != 1 || month.equals(calendar.first())) {
                continue;
            }
            int day = Math.toIntExact(ChronoUnit.DAYS.between(monday, month));
            double x = column(day);
            double next = column(day + WEEKDAYS);
            double y = grid.top() + day % WEEKDAYS * cellHeight;
            pen.line(x, y, x, grid.bottom(), Ink.AXIS);
            if (day % WEEKDAYS > 0) {
                pen.line(x, y, next, y, Ink.AXIS);
                pen.line(next, grid.top(), next, y, Ink.AXIS);
            }
        }
    }

    /** The left edge of the week of a day, which is counted from {@link #monday}. */
    private double column(int day) {
        int week = day / WEEKDAYS;
        return Math.rint(grid.left() + week * cellWidth);
    }

    @Override
    public int points() {
        return Math.toIntExact(ChronoUnit.DAYS.between(calendar.first(), calendar.last()) + 1);
    }

    private int beforeFirst() {
        return Math.toIntExact(ChronoUnit.DAYS.between(monday, calendar.first()));
    }

    @Override
    public int at(double x, double y) {
        if (!grid.contains(x, y)) {
            return NONE;
        }
        int week = (int) ((x - grid.left()) / cellWidth);
        int weekday = (int) ((y - grid.top()) / cellHeight);
        int point = week * WEEKDAYS + weekday - beforeFirst();
        return point >= 0 && point < points() ? point : NONE;
    }

    @Override
    public int next(int from, Step step) {
        if (from == NONE) {
            LocalDate selected = calendar.selected();
            return selected == null
                    ? points() - 1
                    : Math.clamp(ChronoUnit.DAYS.between(calendar.first(), selected), 0, points() - 1);
        }
        int to =
                switch (step) {
                    case UP -> from - 1;
                    case DOWN -> from + 1;
                    case LEFT -> from - WEEKDAYS;
                    case RIGHT -> from + WEEKDAYS;
                    case FIRST -> 0;
                    case LAST -> points() - 1;
                };
        return to < 0 || to >= points() ? from : to;
    }

    @Override
    public Box spot(int point) {
        int day = point + beforeFirst();
        double left = column(day);
        return new Box(left, grid.top() + day % WEEKDAYS * cellHeight, column(day + WEEKDAYS) - left, cellHeight);
    }

    @Override
    public void highlight(Pen pen, int point) {
        pen.outline(spot(point), Ink.SELECTION, 2);
    }

    @Override
    public Note note(int point) {
        LocalDate date = calendar.first().plusDays(point);
        CalendarDay day = days.get(date);
        List<Note.Line> lines = new ArrayList<>();
        if (day == null) {
            lines.add(Note.Line.of(null, frame.texts().text("chart.missing"), ""));
        } else {
            CalendarDay.State state = day.state();
            Long value = day.value();
            if (state != null) {
                lines.add(Note.Line.of(state.ink(), state.name(), ""));
            }
            if (value != null) {
                lines.add(Note.Line.of(
                        state == null ? scale.ink(value) : null,
                        frame.texts().text("chart.spend"),
                        frame.formats().won(value)));
            }
        }
        String holiday = calendar.holidays().get(date);
        return new Note(frame.formats().date(date) + (holiday == null ? "" : " · " + holiday), lines);
    }

    @Override
    public ChartPoint target(int point) {
        return new ChartPoint.Day(calendar.first().plusDays(point));
    }
}
