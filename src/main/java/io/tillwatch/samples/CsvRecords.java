package io.tillwatch.samples;

import io.tillwatch.samples.CsvLines.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits lines into fields: quotes may hold delimiters, doubled quotes and line ends. Unlike the parsers at hand it
 * goes on behind a broken line: when a quote is not closed, or closed in the wrong place, only the first line is lost
 * and the ones it had swallowed are read again.
 */
final class CsvRecords {
    static final int MOST_COLUMNS = 1_000;
    private static final int MOST_LINES = 10_000;

    /**
     * A row of the file.
     *
     * @param line number of its first line
     * @param problem why it cannot be split; its fields are then empty
     */
    record Row(long line, List<String> fields, @Nullable String problem) {}

    private final CsvLines lines;
    private final char delimiter;

    CsvRecords(CsvLines lines, char delimiter) {
        this.lines = lines;
        this.delimiter = delimiter;
    }

    /**
     * The next row that is not empty; null at the end.
     *
     * @param columns how many fields a row of several lines must have to be believed; 0 for any number
     */
    @Nullable
    Row next(int columns) throws IOException {
        Line first = lines.next();
        while (first != null && first.text().isBlank() && !first.tooLong()) {
            first = lines.next();
        }
        if (first == null) {
            return null;
        }
        List<Line> used = new ArrayList<>();
        Row row = split(first, used);
        List<String> fields = row.fields();
        if (fields.size() == columns + 1 && fields.getLast().isBlank()) {
            fields.removeLast(); // Some exports end each line with a delimiter.
        }
        boolean wrongShape = columns > 0 && used.size() > 1 && fields.size() != columns;
        if (wrongShape && row.problem() == null) {
            row = problem(first, "has a quote that is not closed, or the wrong number of columns");
        }
        if (row.problem() != null) {
            lines.putBack(used.subList(1, used.size()));
        }
        return row;
    }

    private Row split(Line first, List<Line> used) throws IOException {
        List<String> fields = new ArrayList<>(24);
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        long length = 0;
        for (Line line = first; line != null; line = lines.next()) {
            used.add(line);
            length += line.text().length();
            if (line.tooLong() || length > CsvLines.LONGEST || used.size() > MOST_LINES) {
                return problem(first, used.size() == 1 ? "is longer than 1 MB" : "has a quote that is not closed");
            }
            String text = line.text();
            int at = 0;
            while (true) {
                if (quoted) {
                    int quote = text.indexOf('"', at);
                    if (quote < 0) {
                        field.append(text, at, text.length()).append('\n');
                        break;
                    }
                    field.append(text, at, quote);
                    at = quote + 1;
                    if (at < text.length() && text.charAt(at) == '"') {
                        field.append('"');
                        at++;
                        continue;
                    }
                    quoted = false;
                    int after = endOfField(text, at);
                    if (!text.substring(at, after).isBlank()) {
                        return problem(first, "has text behind a closing quote");
                    }
                    at = after;
                } else {
                    int end = endOfField(text, at);
                    int start = at;
                    while (start < end && text.charAt(start) == ' ') {
                        start++;
                    }
                    if (start < end && text.charAt(start) == '"') {
                        quoted = true;
                        at = start + 1;
                        continue;
                    }
                    field.append(text, at, end);
                    at = end;
                }
                fields.add(field.toString());
                field.setLength(0);
                if (fields.size() > MOST_COLUMNS) {
                    return problem(first, "has more than 1,000 columns");
                }
                if (at == text.length()) {
                    return new Row(first.number(), fields, null);
                }
                at++;
            }
        }
        return problem(first, "has a quote that is not closed");
    }

    private int endOfField(String text, int from) {
        int end = text.indexOf(delimiter, from);
        return end < 0 ? text.length() : end;
    }

    private static Row problem(Line line, String why) {
        return new Row(line.number(), List.of(), why);
    }
}
