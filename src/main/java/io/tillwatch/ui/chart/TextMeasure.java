package io.tillwatch.ui.chart;

/** How wide texts are in the font of a chart. */
interface TextMeasure {
    /** In pixels. */
    double width(String text, boolean bold);

    /** Of the font, in pixels. */
    double size();

    default double width(String text) {
        return width(text, false);
    }

    /** From one line to the next, in pixels. */
    default double lineHeight() {
        return Math.ceil(size() * 1.35);
    }

    /** Where letters stand whose middle is to be at {@code y}. */
    default double baselineAround(double y) {
        return y + size() * 0.36;
    }

    /** The text, its end cut off and marked so where it is wider than {@code width}. */
    default String fitted(String text, double width) {
        if (width(text) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end) + "…") > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + "…";
    }
}
