package io.tillwatch.ui.chart;

/** Draws on whatever lies beneath. Pixels; y grows downwards. Every clip is ended before the next one begins. */
interface Pen {
    /** Between two lines of a hatch. */
    double HATCH_GAP = 4;

    void fill(Box box, Ink ink);

    /** The line lies inside the box. */
    void outline(Box box, Ink ink, double thickness);

    /** One pixel thick, and crisp when level or upright. */
    void line(double x1, double y1, double x2, double y2, Ink ink);

    void polyline(Polyline line, Ink ink, double thickness, Dash dash);

    /** Filled. */
    void circle(double x, double y, double radius, Ink ink);

    /**
     * Writes one line.
     *
     * @param baseline where the letters stand
     */
    void text(String text, double x, double baseline, Anchor anchor, Ink ink, boolean bold);

    void clip(Box box);

    void unclip();

    /** Slanted lines inside a box. */
    default void hatch(Box box, Ink ink) {
        clip(box);
        for (double x = box.left() - box.height(); x < box.right(); x += HATCH_GAP) {
            Polyline slant = new Polyline();
            slant.add(x, box.bottom());
            slant.add(x + box.height(), box.top());
            polyline(slant, ink, 1, Dash.SOLID);
        }
        unclip();
    }
}
