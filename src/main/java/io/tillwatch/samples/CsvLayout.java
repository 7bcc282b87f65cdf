package io.tillwatch.samples;

import io.tillwatch.model.Failure;
import io.tillwatch.model.SaleColumns;
import io.tillwatch.model.Sentence;
import io.tillwatch.samples.CsvLines.Line;
import io.tillwatch.samples.CsvRecords.Row;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a file is laid out.
 *
 * @param places where each of {@link SaleColumns#ALL} stands in a row, -1 where it is missing
 * @param columns how many fields a row has
 */
record CsvLayout(char delimiter, boolean header, int[] places, int columns) {
    private static final char[] DELIMITERS = {',', ';', '\t'};
    private static final List<String> KEYS =
            SaleColumns.ALL.stream().map(CsvLayout::key).toList();
    private static final List<String> REQUIRED =
            List.of("id", "modified", "amount_sale", "is_canceled", "sold_at", "store_id");
    private static final int NAMES_OF_A_HEADER = 3;
    private static final int LINES_TO_LOOK_AT = 50;

    /** Looks at the first lines and puts them back; throws {@link Failure} when they are nothing of ours. */
    static CsvLayout of(String file, CsvLines lines) throws IOException {
        List<Line> seen = new ArrayList<>();
        long length = 0;
        while (seen.size() < LINES_TO_LOOK_AT && length < CsvLines.LONGEST) {
            Line line = lines.next();
            if (line == null) {
                break;
            }
            seen.add(line);
            length += line.text().length();
        }
        lines.putBack(seen);
        if (seen.stream().allMatch(line -> line.text().isBlank())) {
            throw failure(Sentence.of("csv.empty", file));
        }
        CsvLayout layout = find(file, seen);
        if (layout == null) {
            throw failure(Sentence.of("csv.other", file, KEYS.size()));
        }
        return layout;
    }

    private static @Nullable CsvLayout find(String file, List<Line> seen) throws IOException {
        for (char delimiter : DELIMITERS) {
            Row first = rows(seen, delimiter).next(0);
            if (first != null && names(first.fields()) >= NAMES_OF_A_HEADER) {
                return withHeader(file, delimiter, first.fields());
            }
        }
        int[] inOrder = new int[KEYS.size()];
        Arrays.setAll(inOrder, place -> place);
        for (char delimiter : DELIMITERS) {
            CsvRecords rows = rows(seen, delimiter);
            for (Row row = rows.next(KEYS.size()); row != null; row = rows.next(KEYS.size())) {
                if (row.fields().size() == KEYS.size()) {
                    return new CsvLayout(delimiter, false, inOrder, KEYS.size());
                }
            }
        }
        return null;
    }

    private static CsvRecords rows(List<Line> seen, char delimiter) {
        CsvLines lines = new CsvLines(Reader.nullReader());
        lines.putBack(seen);
        return new CsvRecords(lines, delimiter);
    }

    private static long names(List<String> fields) {
        return fields.stream()
                .map(CsvLayout::key)
                .filter(KEYS::contains)
                .distinct()
                .count();
    }

    private static CsvLayout withHeader(String file, char delimiter, List<String> fields) {
        List<String> keys = fields.stream().map(CsvLayout::key).toList();
        int[] places = new int[KEYS.size()];
        for (int column = 0; column < places.length; column++) {
            String name = SaleColumns.ALL.get(column);
            places[column] = keys.indexOf(KEYS.get(column));
            if (places[column] < 0 && REQUIRED.contains(name)) {
                throw failure(Sentence.of("csv.column.missing", file, name));
            }
            if (places[column] != keys.lastIndexOf(KEYS.get(column))) {
                throw failure(Sentence.of("csv.column.twice", file, name));
            }
        }
        return new CsvLayout(delimiter, true, places, fields.size());
    }

    /** Case, blanks, hyphens and underscores make no difference. */
    private static String key(String name) {
        return name.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }

    private static Failure failure(Sentence sentence) {
        return new Failure(Failure.Kind.SETTINGS, sentence);
    }
}
