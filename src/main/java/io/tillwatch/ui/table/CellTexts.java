package io.tillwatch.ui.table;

import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cells as people read them, and as programs do. */
public final class CellTexts {
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final Texts texts;
    private final Formats formats;

    public CellTexts(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    Texts texts() {
        return texts;
    }

    ZoneId zone() {
        return formats.zone();
    }

    String count(long number) {
        return formats.count(number);
    }

    String title(TableColumnSpec<?> column) {
        return texts.text(column.titleKey());
    }

    /** As on screen: {@code ₩1,234,567}, {@code 2026-11-22 (Sun)}; a dash for nothing, and nothing for no text. */
    <R> String shown(TableColumnSpec<R> column, R row) {
        Object value = column.value().of(row);
        return switch (column.kind()) {
            case WON -> formats.won((Long) value);
            case COUNT -> formats.count((Long) value);
            case PERCENT_CHANGE -> change((Double) value);
            case DATE -> formats.date((LocalDate) value);
            case DATE_TIME -> formats.dateTime((Instant) value);
            case TEXT, FLAG, STATE -> words(column, value);
        };
    }

    /**
     * As spreadsheets read it back: {@code -1234567}, {@code 2026-11-22}, {@code 0.123}; dates and times in the zone of
     * business dates; empty for nothing. Only {@link ColumnKind#TEXT}, {@link ColumnKind#FLAG} and {@link
     * ColumnKind#STATE} can hold what somebody else wrote, and are guarded against being run as a formula.
     */
    <R> String plain(TableColumnSpec<R> column, R row) {
        Object value = column.value().of(row);
        if (value == null) {
            return "";
        }
        return switch (column.kind()) {
            case WON, COUNT, DATE -> value.toString();
            case PERCENT_CHANGE -> plainNumber((Double) value);
            case DATE_TIME -> DATE_TIME.format(((Instant) value).atZone(zone()));
            case TEXT, FLAG, STATE -> FormulaGuard.guarded(words(column, value));
        };
    }

    /** The words of a column that is no number and no date. */
    String words(TableColumnSpec<?> column, @Nullable Object value) {
        if (value instanceof Boolean flag) {
            return texts.text(column.textGroup() + "." + flag);
        }
        if (value instanceof Enum<?> state) {
            return texts.text(column.textGroup(), state);
        }
        String text = value == null ? "" : value.toString();
        boolean named = column.kind() == ColumnKind.STATE && !text.isEmpty();
        return named ? texts.textOr(column.textGroup() + "." + text, text) : text;
    }

    private static String change(@Nullable Double change) {
        if (change == null || !Double.isFinite(change)) {
            return Formats.NONE;
        }
        String text = String.format(Locale.ROOT, "%,.1f%%", Math.abs(change) * 100);
        boolean none = text.equals("0.0%");
        return (none ? "±" : change > 0 ? "+" : "−") + text;
    }

    private static String plainNumber(Double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        return BigDecimal.valueOf(value)
                .setScale(6, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
