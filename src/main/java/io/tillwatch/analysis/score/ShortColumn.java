package io.tillwatch.analysis.score;

import java.util.Arrays;

/** Small numbers in a row of their own, nought where none was set. Grows as needed. */
final class ShortColumn {
    private short[] values = new short[64];

    short get(int at) {
        return at < values.length ? values[at] : 0;
    }

    void set(int at, short value) {
        if (at >= values.length) {
            values = Arrays.copyOf(values, Math.max(at + 1, values.length + values.length / 2));
        }
        values[at] = value;
    }

    /** Writes all that is known, or takes over what was written. */
    void exchange(Tape tape) {
        values = tape.values(values);
    }
}
