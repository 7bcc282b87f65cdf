package io.tillwatch.ui.chart;

import io.tillwatch.model.DateRange;
import org.jspecify.annotations.Nullable;

/** A chart laid out at one size. Its points are numbered from 0; {@link #NONE} is none of them. */
interface Plot {
    int NONE = -1;

    void draw(Pen pen);

    /** How many points can be pointed at. */
    int points();

    /** The point nearest to a place, {@link #NONE} outside of the drawing. */
    int at(double x, double y);

    /** Where an arrow key leads; stays where it is at the edge. */
    default int next(int from, Step step) {
        if (points() == 0) {
            return NONE;
        }
        if (from == NONE) {
            return step == Step.FIRST || step == Step.RIGHT || step == Step.DOWN ? 0 : points() - 1;
        }
        return switch (step) {
            case FIRST -> 0;
            case LAST -> points() - 1;
            case LEFT, UP -> Math.max(0, from - 1);
            case RIGHT, DOWN -> Math.min(points() - 1, from + 1);
        };
    }

    /** What the highlight of a point covers; its note stands beside it. */
    Box spot(int point);

    /** Drawn over the chart. */
    void highlight(Pen pen, int point);

    Note note(int point);

    /** What a click on the point opens; null when it opens nothing. */
    @Nullable
    ChartPoint target(int point);

    /** What is selected by dragging from one x to another; null where that is not possible. */
    default @Nullable Selection between(double fromX, double toX) {
        return null;
    }

    /** The keys that move from point to point. */
    enum Step {
        LEFT,
        RIGHT,
        UP,
        DOWN,
        FIRST,
        LAST
    }

    /** Dates and what they cover. */
    record Selection(DateRange dates, Box box) {}
}
