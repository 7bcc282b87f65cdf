package io.tillwatch.ui.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Comma-separated values as RFC 4180 has them, with the mark by which Excel knows UTF-8. */
final class CsvSheet<R> implements RowWriter<R> {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final List<TableColumnSpec<R>> columns;
    private final CellTexts cells;
    private final Writer out;

    CsvSheet(List<TableColumnSpec<R>> columns, CellTexts cells, OutputStream file) throws IOException {
        this.columns = columns;
        this.cells = cells;
        this.out = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8), 1 << 16);
        out.write(BYTE_ORDER_MARK);
        for (int i = 0; i < columns.size(); i++) {
            cell(i, cells.title(columns.get(i)));
        }
        out.write("\r\n");
    }

    @Override
    public void row(R row) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            cell(i, cells.plain(columns.get(i), row));
        }
        out.write("\r\n");
    }

    private void cell(int place, String text) throws IOException {
        if (place > 0) {
            out.write(',');
        }
        if (!quoted(text)) {
            out.write(text);
            return;
        }
        out.write('"');
        out.write(text.replace("\"", "\"\""));
        out.write('"');
    }

    /** Blanks at the ends, which some programs cut, are quoted, too. */
    private static boolean quoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r' || c == '\'' || c == '\t') {
                return true;
            }
        }
        return text.startsWith(" ") || text.endsWith(" ");
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }
}
