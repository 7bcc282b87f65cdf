package io.tillwatch.ui.chart;

import java.util.function.LongFunction;

/** Below a map: the steps of its colour between the values they begin and end with, and the cell that is empty. */
final class HeatKey {
    private static final double CELL = 10;
    private static final double STEP = 18;

    private final HeatScale scale;
    private final LongFunction<String> label;
    private final String nothing;

    /** @param nothing what an empty cell means */
    HeatKey(HeatScale scale, LongFunction<String> label, String nothing) {
        this.scale = scale;
        this.label = label;
        this.nothing = nothing;
    }

    static double height(TextMeasure measure) {
        return measure.lineHeight() + 8;
    }

    /** Ends at the lower right corner of the area. */
    void draw(Pen pen, Box area, TextMeasure measure) {
        double middle = area.bottom() - measure.lineHeight() / 2;
        double baseline = measure.baselineAround(middle);
        double top = Math.rint(middle - CELL / 2);
        double right = area.right();
        if (area.width() < width(measure)) {
            return;
        }
        right = textBefore(pen, measure, label.apply(scale.high()), right, baseline);
        for (int i = HeatScale.STEPS.size() - 1; i >= 0; i--) {
            right -= STEP;
            pen.fill(new Box(Math.rint(right), top, STEP, CELL), HeatScale.STEPS.get(i));
        }
        right = textBefore(pen, measure, label.apply(scale.low()), right - 6, baseline) - 10;
        right = textBefore(pen, measure, nothing, right, baseline);
        empty(pen, new Box(Math.rint(right - CELL), top, CELL, CELL));
    }

    private double width(TextMeasure measure) {
        return STEP * HeatScale.STEPS.size()
                + measure.width(label.apply(scale.low()) + label.apply(scale.high()) + nothing)
                + CELL
                + 4 * 10;
    }

    private static double textBefore(Pen pen, TextMeasure measure, String text, double right, double baseline) {
        pen.text(text, right, baseline, Anchor.END, Ink.MUTED, false);
        return Math.floor(right - measure.width(text) - 6);
    }

    /** No colour of the scale and not a zero either: an outline around nothing. */
    static void empty(Pen pen, Box cell) {
        pen.outline(cell, Ink.EMPTY, 1);
    }
}
