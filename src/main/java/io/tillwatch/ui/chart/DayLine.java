package io.tillwatch.ui.chart;

import org.jspecify.annotations.Nullable;

/** A line over the days, broken where a value is missing. With many days to a pixel it spans what they have. */
final class DayLine {
    private static final double DOT = 2.5;

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
        Polyline run = new Polyline();
        int day = 0;
        while (day < dates.days()) {
            int end = endOfColumn(day);
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            boolean gap = true;
            for (int d = day; d < end; d++) {
                Long at = value.at(d);
                if (at != null) {
                    gap = false;
                    least = Math.min(least, at);
                    most = Math.max(most, at);
                }
            }
            if (gap) {
                finish(pen, run, ink, thickness, dash);
            } else {
                run.add(dates.middle(day), values.at(most));
                if (least < most) {
                    run.add(dates.middle(day), values.at(least));
                }
            }
            day = end;
        }
        finish(pen, run, ink, thickness, dash);
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

    private static void finish(Pen pen, Polyline run, Ink ink, double thickness, Dash dash) {
        if (run.size() == 1) {
            // One day between two gaps would otherwise not be seen at all.
            pen.circle(run.x(0), run.y(0), DOT, ink);
        } else if (run.size() > 1) {
            pen.polyline(run, ink, thickness, dash);
        }
        run.clear();
    }
}
