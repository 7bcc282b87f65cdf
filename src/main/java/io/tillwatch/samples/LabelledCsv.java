package io.tillwatch.samples;

import io.tillwatch.model.Approval;
import io.tillwatch.model.Failure;
import io.tillwatch.model.LabelledSale;
import io.tillwatch.model.Sentence;
import io.tillwatch.samples.CsvRecords.Row;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a labelled set: a CSV with a header, in UTF-8, with {@code id, store_id, card_id, amount, sold_at} and, where known,
 * {@code fee, deposit, canceled_at, will_deposited_at, num_approval, card_company, label, scenario, event}; {@code .gz} is unpacked.
 * Times are wall clock; an offset is read past. Amounts with decimals are in a currency of larger units: all amounts of the
 * file are then taken times a thousand, rounded to whole won.
 */
public final class LabelledCsv {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final List<String> NEEDED = List.of("id", "store_id", "card_id", "amount", "sold_at");

    private final Path file;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    private LabelledCsv(Path file) {
        this.file = file;
    }

    /**
     * All sales of the file, in its order.
     *
     * @throws Failure of kind SETTINGS that names the line, when the file cannot be read
     */
    public static List<LabelledSale> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw failure(Sentence.of("csv.path", file));
        }
        try {
            boolean whole = isWhole(file);
            return new LabelledCsv(file).rows(whole ? BigDecimal.ONE : THOUSAND);
        } catch (IOException e) {
            throw failure(Sentence.of("csv.unreadable", file));
        }
    }

    private static Reader open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return new InputStreamReader(
                file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in, StandardCharsets.UTF_8);
    }

    /** Whether no amount has decimals that say something. */
    private static boolean isWhole(Path file) throws IOException {
        LabelledCsv csv = new LabelledCsv(file);
        try (CsvLines lines = new CsvLines(open(file))) {
            CsvRecords records = csv.begin(lines);
            for (Row row = records.next(0); row != null; row = records.next(0)) {
                if (csv.decimal(row, "amount").stripTrailingZeros().scale() > 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private List<LabelledSale> rows(BigDecimal unit) throws IOException {
        List<LabelledSale> sales = new ArrayList<>();
        try (CsvLines lines = new CsvLines(open(file))) {
            CsvRecords records = begin(lines);
            for (Row row = records.next(0); row != null; row = records.next(0)) {
                sales.add(sale(row, unit));
            }
        }
        return sales;
    }

    private CsvRecords begin(CsvLines lines) throws IOException {
        CsvRecords records = new CsvRecords(lines, ',');
        Row header = records.next(0);
        List<String> titles = header == null ? List.of() : header.fields();
        for (int i = 0; i < titles.size(); i++) {
            columns.put(titles.get(i).replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT), i);
        }
        for (String needed : NEEDED) {
            if (!columns.containsKey(needed)) {
                throw failure(Sentence.of("evaluate.column", file, needed));
            }
        }
        return records;
    }

    private LabelledSale sale(Row row, BigDecimal unit) {
        LocalDateTime canceled = time(row, "canceled_at");
        LocalDateTime deposited = time(row, "will_deposited_at");
        String card = text(row, "card_id");
        String label = text(row, "label");
        Approval approval = new Approval(
                text(row, "id"),
                once(text(row, "store_id")),
                card.isEmpty() ? null : once(card),
                won(decimal(row, "amount"), unit),
                needed(row, time(row, "sold_at")),
                wonOrNull(row, "fee", unit),
                wonOrNull(row, "deposit", unit),
                deposited == null ? null : deposited.toLocalDate(),
                canceled,
                canceled != null,
                textOrNull(row, "num_approval"),
                textOrNull(row, "card_company"));
        return new LabelledSale(
                approval,
                label.isEmpty() ? null : Boolean.valueOf(!label.equals("0")),
                once(text(row, "scenario")),
                once(text(row, "event")));
    }

    /** One object for all that say the same. */
    private String once(String text) {
        return names.computeIfAbsent(text, same -> same);
    }

    private String text(Row row, String column) {
        Integer at = columns.get(column);
        if (at == null || at >= row.fields().size()) {
            return "";
        }
        return row.fields().get(at).strip();
    }

    private @Nullable String textOrNull(Row row, String column) {
        String text = text(row, column);
        return text.isEmpty() ? null : text;
    }

    private @Nullable Long wonOrNull(Row row, String column, BigDecimal unit) {
        return text(row, column).isEmpty() ? null : won(decimal(row, column), unit);
    }

    private static Long won(BigDecimal amount, BigDecimal unit) {
        return amount.multiply(unit).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private BigDecimal decimal(Row row, String column) {
        try {
            return new BigDecimal(text(row, column));
        } catch (NumberFormatException e) {
            throw wrong(row, column);
        }
    }

    private @Nullable LocalDateTime time(Row row, String column) {
        String text = text(row, column).replace(' ', 'T');
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (text.indexOf('T') < 0) {
                return LocalDate.parse(text).atStartOfDay();
            }
            return text.length() > 19
                            && (text.endsWith("Z") || text.lastIndexOf('+') > 18 || text.lastIndexOf('-') > 18)
                    ? OffsetDateTime.parse(text).toLocalDateTime()
                    : LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            throw wrong(row, column);
        }
    }

    private LocalDateTime needed(Row row, @Nullable LocalDateTime time) {
        if (time == null) {
            throw wrong(row, "sold_at");
        }
        return time;
    }

    private Failure wrong(Row row, String column) {
        return failure(Sentence.of("evaluate.value", file, row.line(), column, text(row, column)));
    }

    private static Failure failure(Sentence sentence) {
        return new Failure(Failure.Kind.SETTINGS, sentence);
    }
}
