package io.tillwatch.ui.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Writes rows to a temporary file and reads them back equal. Called by two threads at once. */
public interface RowCodec<R> {
    void write(R row, DataOutput out) throws IOException;

    R read(DataInput in) throws IOException;
}
