package io.tillwatch.analysis.score;

/** A whole number of 64 bits in each of some rows. */
record LongColumn(Rows rows, int cell) {
    long get(int row) {
        return (long) rows.get(row, cell + 1) << 32 | (rows.get(row, cell) & 0xFFFF_FFFFL);
    }

    void set(int row, long value) {
        rows.set(row, cell + 1, (int) (value >>> 32));
        rows.set(row, cell, (int) value);
    }
}
