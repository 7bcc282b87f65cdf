package io.tillwatch.ui.table;

import java.util.List;

/** Rows that come in batches, in order. Used by one thread, off the UI thread. */
public interface RowSource<R> extends AutoCloseable {
    /** How many rows there are in all. */
    long total();

    /** The next rows, at most {@code limit}; empty at the end. */
    List<R> next(int limit);

    @Override
    void close();
}
