package io.tillwatch.ui.chart;

import org.jspecify.annotations.Nullable;

/** The bars of a store's chart: one a day or, where many days share a pixel, the highest of each pixel. */
final class DayBars {
    private static final double NARROW = 4;
    private static final double WIDEST = 56;
    private static final double HAIRLINE = 2;

    private final StoreDays days;
    private final DateScale dates;
    private final ValueScale values;

    DayBars(StoreDays days, DateScale dates, ValueScale values) {
        this.days = days;
        this.dates = dates;
        this.values = values;
    }

    void draw(Pen pen) {
        if (dates.slot() < 1) {
            columns(pen);
            return;
        }
        for (int day = 0; day < days.size(); day++) {
            ChartDay at = days.at(day);
            if (at == null) {
                gap(pen, day);
            } else {
                bar(pen, day, at);
            }
        }
    }

    private Box across(int day) {
        double gap = dates.slot() >= 8 ? Math.floor(dates.slot() * 0.24) : dates.slot() >= NARROW ? 1 : 0;
        double left = Math.rint(dates.left(day) + gap / 2);
        double right = Math.rint(dates.left(day + 1) - gap / 2);
        double width = Math.clamp(right - left, 1, WIDEST);
        return new Box(Math.rint((left + right - width) / 2), 0, width, 0);
    }

    private Box bar(Box across, double fromWon, double toWon) {
        double one = Math.rint(values.at(fromWon));
        double other = Math.rint(values.at(toWon));
        return new Box(across.left(), Math.min(one, other), across.width(), Math.abs(one - other));
    }

    private void bar(Pen pen, int day, ChartDay at) {
        Box across = across(day);
        if (days.shows(StoreChart.Series.SPEND)) {
            Box bar = bar(across, 0, (double) at.spend());
            if (bar.height() < HAIRLINE) {
                // A zero is a day with rows: it must be seen, and be told from a date without any.
                bar = new Box(bar.left(), Math.rint(values.at(0)) - HAIRLINE, bar.width(), HAIRLINE);
            }
            if (!at.provisional()) {
                pen.fill(bar, Ink.BAR);
            } else if (across.width() < NARROW) {
                pen.fill(bar, Ink.PROVISIONAL);
            } else {
                pen.hatch(bar, Ink.PROVISIONAL);
                pen.outline(bar, Ink.BAR, 1);
            }
        }
        long canceled = days.canceled(at);
        if (canceled != 0) {
            double thin = across.width() < NARROW ? across.width() : Math.max(2, Math.rint(across.width() * 0.5));
            double from = Math.max(0, days.spend(at));
            Box part = new Box(Math.rint(across.left() + (across.width() - thin) / 2), 0, thin, 0);
            pen.fill(bar(part, from, from + canceled), Ink.CANCELED);
        }
    }

    /** A short stroke above the axis says that the date has no rows. */
    private void gap(Pen pen, int day) {
        if (dates.slot() >= NARROW) {
            double y = Math.rint(values.at(0));
            double half = Math.min(3, dates.slot() / 2 - 1);
            double middle = Math.floor(dates.middle(day));
            pen.line(middle - half, y - 3, middle + half + 1, y - 3, Ink.MISSING);
        }
    }

    private void columns(Pen pen) {
        int day = 0;
        while (day < days.size()) {
            double column = Math.floor(dates.middle(day));
            ChartDay highest = null;
            int end = day;
            while (end < days.size() && Math.floor(dates.middle(end)) <= column) {
                highest = higher(highest, days.at(end));
                end++;
            }
            if (highest != null) {
                Box across = new Box(column, 0, 1, 0);
                long spend = days.spend(highest);
                pen.fill(bar(across, 0, (double) spend), highest.provisional() ? Ink.PROVISIONAL : Ink.BAR);
                double from = Math.max(0, spend);
                if (days.canceled(highest) != 0) {
                    pen.fill(bar(across, from, from + days.canceled(highest)), Ink.CANCELED);
                }
            }
            day = end;
        }
    }

    private @Nullable ChartDay higher(@Nullable ChartDay one, @Nullable ChartDay other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.abs(days.spend(one)) >= Math.abs(days.spend(other)) ? one : other;
    }
}
