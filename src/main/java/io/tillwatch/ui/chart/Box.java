package io.tillwatch.ui.chart;

/** A rectangle in pixels; y grows downwards. */
record Box(double left, double top, double width, double height) {
    Box {
        width = Math.max(0, width);
        height = Math.max(0, height);
    }

    static Box between(double left, double top, double right, double bottom) {
        return new Box(left, top, right - left, bottom - top);
    }

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    double middleX() {
        return left + width / 2;
    }

    double middleY() {
        return top + height / 2;
    }

    boolean contains(double x, double y) {
        return x >= left && x < right() && y >= top && y < bottom();
    }

    Box inset(double by) {
        return new Box(left + by, top + by, width - 2 * by, height - 2 * by);
    }
}
