package io.tillwatch.ui.table;

/** Told of an export on its way. Called in the thread that exports. */
@FunctionalInterface
public interface ExportProgress {
    /** So many rows of so many are written; called every thousand or so. */
    void rows(long done, long total);
}
