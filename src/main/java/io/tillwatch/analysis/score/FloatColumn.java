package io.tillwatch.analysis.score;

/** A number with a fraction in each of some rows. */
record FloatColumn(Rows rows, int cell) {
    float get(int row) {
        return Float.intBitsToFloat(rows.get(row, cell));
    }

    void set(int row, float value) {
        rows.set(row, cell, Float.floatToRawIntBits(value));
    }
}
