package io.tillwatch.ui.table;

import java.io.IOException;

/** Writes rows in one format; the title row is written when it is made. */
interface RowWriter<R> {
    void row(R row) throws IOException;

    /** Writes what belongs after the rows and all that is still held back; does not close what is written to. */
    void finish() throws IOException;
}
