package io.tillwatch.ui.chart;

/**
 * One line of a legend.
 *
 * @param key names the series, the same in every language
 * @param toggles whether the series can be switched off
 */
record LegendEntry(String key, String name, Ink ink, Swatch swatch, boolean toggles) {
    static LegendEntry series(Enum<?> key, String name, Ink ink, Swatch swatch) {
        return new LegendEntry(key.name(), name, ink, swatch, true);
    }

    static LegendEntry series(String key, String name, Ink ink, Swatch swatch) {
        return new LegendEntry(key, name, ink, swatch, true);
    }

    static LegendEntry explanation(String key, String name, Ink ink, Swatch swatch) {
        return new LegendEntry(key, name, ink, swatch, false);
    }

    /** What stands before the name. */
    enum Swatch {
        BOX,
        LINE,
        DASH,
        DOT,
        HATCH;

        static final double WIDTH = 14;

        /** Draws it centred on the y {@code middle}. */
        void draw(Pen pen, double left, double middle, Ink ink) {
            switch (this) {
                case BOX -> pen.fill(new Box(left + 2, middle - 5, 10, 10), ink);
                case LINE, DASH -> {
                    Polyline line = new Polyline();
                    line.add(left, middle);
                    line.add(left + WIDTH, middle);
                    pen.polyline(line, ink, 2, this == DASH ? Dash.DASHED : Dash.SOLID);
                }
                case DOT -> pen.circle(left + WIDTH / 2, middle, 3.5, ink);
                case HATCH -> {
                    Box box = new Box(left + 2, middle - 5, 10, 10);
                    pen.hatch(box, ink);
                    pen.outline(box, ink, 1);
                }
            }
        }
    }
}
