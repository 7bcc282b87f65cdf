package io.tillwatch.ui.table;

import org.jspecify.annotations.Nullable;

/** What a row has in a column, of the type that the column's kind names; null when it has nothing. */
@FunctionalInterface
public interface CellValue<R> {
    @Nullable
    Object of(R row);
}
