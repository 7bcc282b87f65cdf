package io.tillwatch.ui.table;

import java.util.List;
import java.util.stream.Collectors;

/** Cells as the clipboard hands them to spreadsheets: a tab between cells, a line for each row. */
final class TabSeparated {
    private TabSeparated() {}

    static <R> String row(List<TableColumnSpec<R>> columns, CellTexts cells, R row) {
        return columns.stream().map(column -> cell(cells.plain(column, row))).collect(Collectors.joining("\t")) + "\n";
    }

    /** There is no quoting that all programs share, so what would begin a new cell or line becomes a blank. */
    static String cell(String text) {
        return text.replace("\r\n", " ").replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
    }
}
