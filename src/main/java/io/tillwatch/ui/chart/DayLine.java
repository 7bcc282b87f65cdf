package io.tillwatch.ui.chart;

import org.jspecify.annotations.Nullable;

/** A line over the days, broken where a value is missing. With many days to a pixel it spans what they have. */
final class DayLine {
    private static final double DOT = 2.5;
    private static final double HAIRLINE = 1.5;

    private final DateScale dates;
    private final ValueScale values;

    DayLine(DateScale dates, ValueScale values) {
        this.dates = dates;
        this.values = values;
    }

    /** The value of a day, null for none. */
    interface Value {
        @Nullable
        Long at(int day);
    }

    void draw(Pen pen, Value value, Ink ink, double thickness, Dash dash) {
        if (dates.slot() < 1) {
            columns(pen, value, ink);
            return;
        }
        Polyline run = new Polyline();
        for (int day = 0; day < dates.days(); day++) {
            Long at = value.at(day);
            if (at != null) {
                run.add(dates.middle(day), values.at(at));
            } else {
                finish(pen, run, ink, thickness, dash);
            }
        }
        finish(pen, run, ink, thickness, dash);
    }

    private static void finish(Pen pen, Polyline run, Ink ink, double thickness, Dash dash) {
        if (run.size() == 1) {
            // One day between two gaps would otherwise not be seen at all.
            pen.circle(run.x(0), run.y(0), DOT, ink);
        } else if (run.size() > 1) {
            pen.polyline(run, ink, thickness, dash);
        }
        run.clear();
    }

    /** Upright strokes from pixel to pixel look like the stroked line, and are drawn in a tenth of the time. */
    private void columns(Pen pen, Value value, Ink ink) {
        double before = Double.NaN;
        int day = 0;
        while (day < dates.days()) {
            int end = endOfColumn(day);
            double top = Double.POSITIVE_INFINITY;
            double bottom = Double.NEGATIVE_INFINITY;
            double last = Double.NaN;
            for (int d = day; d < end; d++) {
                Long at = value.at(d);
                if (at != null) {
                    last = values.at(at);
                    top = Math.min(top, last);
                    bottom = Math.max(bottom, last);
                }
            }
            if (!Double.isNaN(last)) {
                if (!Double.isNaN(before)) {
                    top = Math.min(top, before);
                    bottom = Math.max(bottom, before);
                }
                double height = Math.max(HAIRLINE, bottom - top);
                pen.fill(new Box(Math.floor(dates.middle(day)), top, 1, height), ink);
            }
            before = last;
            day = end;
        }
    }

    /** The first day that lies in a later column of pixels, the next one at least. */
    private int endOfColumn(int day) {
        double column = Math.floor(dates.middle(day));
        int end = day + 1;
        while (end < dates.days() && Math.floor(dates.middle(end)) <= column) {
            end++;
        }
        return end;
    }
}
