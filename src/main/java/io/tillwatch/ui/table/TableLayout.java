package io.tillwatch.ui.table;

import java.util.List;

/**
 * What a person made of a table's columns.
 *
 * @param columns in the order on screen; those it does not name stand behind
 */
public record TableLayout(List<Column> columns) {
    public TableLayout {
        columns = List.copyOf(columns);
    }

    /**
     * One column.
     *
     * @param width in pixels; 0 as long as nobody set one
     */
    public record Column(String key, double width, boolean shown) {}
}
