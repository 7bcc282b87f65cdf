package io.tillwatch.cli;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comma-separated values as RFC 4180 has them, safe to open in a spreadsheet. */
final class Csv {
    /** A cell that begins with one of these would be run as a formula, full-width forms included. */
    private static final String FORMULA = "=+-@\t\r\n\0＝＋－＠";

    private final PrintWriter out;

    Csv(PrintWriter out) {
        this.out = out;
    }

    void row(List<? extends @Nullable Object> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
        }
        out.print(line.append("\r\n"));
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        String text = value.toString();
        if (!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == '\'');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
