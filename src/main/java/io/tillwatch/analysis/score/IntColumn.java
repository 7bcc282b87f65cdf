package io.tillwatch.analysis.score;

/** A whole number in each of some rows. */
record IntColumn(Rows rows, int cell) {
    int get(int row) {
        return rows.get(row, cell);
    }

    void set(int row, int value) {
        rows.set(row, cell, value);
    }
}
