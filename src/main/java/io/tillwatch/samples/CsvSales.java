package io.tillwatch.samples;

import io.tillwatch.model.Failure;
import io.tillwatch.model.SaleColumns;
import io.tillwatch.model.Sentence;
import io.tillwatch.samples.CsvRecords.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a person's own export of the 23 columns of {@code platform_sales}. With a header the columns may come in any
 * order and all but {@code id, modified, amount_sale, is_canceled, sold_at, store_id} may be missing; without one all
 * must be there in the order of {@link SaleColumns#ALL}. A bad row is told and left out, the rest is taken.
 */
public final class CsvSales {
    private static final int NOTES_KEPT = 100;

    private final SeenIds seen = new SeenIds();
    private final List<CsvNote> bad = new ArrayList<>();
    private final List<CsvNote> repeated = new ArrayList<>();
    private long readCount;
    private long badCount;
    private long repeatedCount;

    private CsvSales() {}

    /**
     * Hands over the sales of all files in their order. Of several rows with one id each is handed over: the last one
     * must take the place of the others.
     *
     * @throws Failure of kind SETTINGS when a file cannot be read or is no export of ours at all
     */
    public static CsvReport read(List<Path> files, Consumer<? super RawSale> consumer) {
        CsvSales reading = new CsvSales();
        for (Path file : files) {
            reading.readFile(file, consumer);
        }
        return reading.report();
    }

    private void readFile(Path file, Consumer<? super RawSale> consumer) {
        if (!Files.isRegularFile(file)) {
            throw failure(Sentence.of("csv.path", file));
        }
        try {
            CsvEncoding encoding = CsvEncoding.of(file);
            try (CsvLines lines = new CsvLines(encoding.open(file))) {
                readLines(file, encoding, lines, consumer);
            }
        } catch (IOException e) {
            throw failure(Sentence.of("csv.unreadable", file));
        }
    }

    private void readLines(Path file, CsvEncoding encoding, CsvLines lines, Consumer<? super RawSale> consumer)
            throws IOException {
        CsvLayout layout = CsvLayout.of(file.toString(), lines);
        CsvRecords rows = new CsvRecords(lines, layout.delimiter());
        if (layout.header()) {
            rows.next(0);
        }
        long loadedBefore = readCount - badCount;
        for (Row row = rows.next(layout.columns()); row != null; row = rows.next(layout.columns())) {
            readCount++;
            try {
                RawSale sale = sale(layout, encoding, row);
                if (!seen.add(sale.id().longValue())) {
                    repeatedCount++;
                    note(repeated, file, row, "repeats the id of an earlier line, which it replaces");
                }
                consumer.accept(sale);
            } catch (BadValue e) {
                badCount++;
                note(bad, file, row, e.reason());
            }
        }
        if (!layout.header() && readCount - badCount == loadedBefore) {
            throw failure(noSale(file));
        }
    }

    private static RawSale sale(CsvLayout layout, CsvEncoding encoding, Row row) throws BadValue {
        if (row.problem() != null) {
            throw new BadValue(row.problem());
        }
        List<String> fields = row.fields();
        if (fields.size() != layout.columns()) {
            throw new BadValue("has " + fields.size() + " columns instead of " + layout.columns());
        }
        if (!encoding.clean() && fields.stream().anyMatch(field -> field.indexOf('\uFFFD') >= 0)) {
            throw new BadValue("has bytes that are neither UTF-8 nor CP949");
        }
        return new CsvValues(layout, fields).toSale();
    }

    private Sentence noSale(Path file) {
        return bad.stream()
                .filter(note -> note.file().equals(file.toString()))
                .findFirst()
                .map(note -> Sentence.of("csv.no.sale.line", file, note.line(), note.text()))
                .orElse(Sentence.of("csv.no.sale", file));
    }

    private static void note(List<CsvNote> notes, Path file, Row row, String text) {
        if (notes.size() < NOTES_KEPT) {
            notes.add(new CsvNote(file.toString(), row.line(), text));
        }
    }

    private CsvReport report() {
        long loaded = readCount - badCount - repeatedCount;
        return new CsvReport(readCount, loaded, badCount, repeatedCount, bad, repeated);
    }

    private static Failure failure(Sentence sentence) {
        return new Failure(Failure.Kind.SETTINGS, sentence);
    }
}
