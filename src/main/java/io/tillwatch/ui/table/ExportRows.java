package io.tillwatch.ui.table;

import java.io.IOException;
import java.util.List;

/** The rows of a table in the order on screen, for whoever writes them off the UI thread. */
public interface ExportRows<R> {
    long total();

    /** Hands over every row once, from the first to the last. Passes on what the receiver throws. */
    void each(Receiver<R> receiver) throws IOException;

    /** Receives rows. */
    @FunctionalInterface
    interface Receiver<R> {
        void row(R row) throws IOException;
    }

    /**
     * Rows in memory.
     *
     * @param rows not changed any more
     */
    static <R> ExportRows<R> of(List<R> rows) {
        return new ExportRows<>() {
            @Override
            public long total() {
                return rows.size();
            }

            @Override
            public void each(Receiver<R> receiver) throws IOException {
                for (R row : rows) {
                    receiver.row(row);
                }
            }
        };
    }
}
