package io.tillwatch.ui.table;

import java.util.List;

/**
 * What a table shows: the columns that are seen, from left to right, and its rows in order.
 *
 * @param found how many rows there are in all; more than {@code rows} when reading them was stopped
 */
public record TableContent<R>(List<TableColumnSpec<R>> columns, ExportRows<R> rows, long found) {
    public TableContent {
        columns = List.copyOf(columns);
    }
}
