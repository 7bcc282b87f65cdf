package io.tillwatch.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table on a terminal. Columns are as wide as the widest cell of the first rows; the rest is printed as it comes, so
 * that memory does not grow with the table.
 */
final class Table {
    private static final int MEASURED = 500;
    private static final int WIDEST = 60;

    private final PrintWriter out;
    private final String title;
    private final List<Column> columns;
    private final int[] widths;
    private final List<List<String>> held = new ArrayList<>();
    private boolean measured;
    private long rows;

    /** @param title printed above the table, as late as the table itself */
    Table(PrintWriter out, String title, List<Column> columns) {
        this.out = out;
        this.title = title;
        this.columns = columns;
        this.widths = columns.stream()
                .mapToInt(column -> DisplayWidth.of(column.title()))
                .toArray();
    }

    void row(List<String> cells) {
        rows++;
        List<String> clean = cells.stream().map(Table::printable).toList();
        if (measured) {
            print(clean);
            return;
        }
        held.add(clean);
        if (held.size() == MEASURED) {
            flush();
        }
    }

    /** Prints what was held back. Returns how many rows there were. */
    long end() {
        if (!measured) {
            flush();
        }
        out.flush();
        return rows;
    }

    private void flush() {
        measured = true;
        out.println(title);
        if (held.isEmpty()) {
            return;
        }
        for (List<String> row : held) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Math.min(WIDEST, DisplayWidth.of(row.get(i))));
            }
        }
        print(columns.stream().map(Column::title).toList());
        print(Arrays.stream(widths).mapToObj("-"::repeat).toList());
        held.forEach(this::print);
        held.clear();
    }

    private void print(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = DisplayWidth.cut(cells.get(i), Math.max(WIDEST, widths[i]));
            line.append(i == 0 ? "" : "  ")
                    .append(
                            columns.get(i).number()
                                    ? DisplayWidth.padLeft(cell, widths[i])
                                    : DisplayWidth.padRight(cell, widths[i]));
        }
        out.println(line.toString().stripTrailing());
    }

    /** Text from the source must not steer the terminal. */
    static String printable(String text) {
        return text.codePoints()
                .map(c ->
                        Character.getType(c) == Character.CONTROL || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** @param number aligned to the right */
    record Column(String title, boolean number) {}
}
