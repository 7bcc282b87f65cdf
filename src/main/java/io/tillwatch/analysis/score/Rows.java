package io.tillwatch.analysis.score;

import java.util.Arrays;

/**
 * Numbers of each store, card or pair of them, without boxes, one row beside the other: what is known of one lies together, so
 * that the processor fetches it at once. Columns are claimed before the first number is set; what was not set is nought.
 */
final class Rows {
    private int width;
    private int[] cells = new int[0];

    IntColumn ints() {
        return new IntColumn(this, claim(1));
    }

    LongColumn longs() {
        return new LongColumn(this, claim(2));
    }

    FloatColumn floats() {
        return new FloatColumn(this, claim(1));
    }

    private int claim(int more) {
        if (cells.length > 0) {
            throw new IllegalStateException("Rows are in use");
        }
        int first = width;
        width += more;
        return first;
    }

    int get(int row, int cell) {
        int at = row * width + cell;
        return at < cells.length ? cells[at] : 0;
    }

    void set(int row, int cell, int value) {
        int at = row * width + cell;
        if (at >= cells.length) {
            cells = Arrays.copyOf(cells, Math.max((row + 64) * width, cells.length + cells.length / 2));
        }
        cells[at] = value;
    }

    /** Bytes of a row. */
    int bytes() {
        return width * Integer.BYTES;
    }

    /** Writes all that is known, or takes over what was written. */
    void exchange(Tape tape) {
        int columns = tape.value(width);
        if (columns != width) {
            throw new IllegalStateException("Other columns than these");
        }
        cells = tape.values(cells);
    }
}
