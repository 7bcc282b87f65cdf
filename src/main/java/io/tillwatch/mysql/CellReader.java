package io.tillwatch.mysql;

import io.tillwatch.model.Reject.Code;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a row's columns, each by the type that the table gives it, and remembers what was wrong first.
 * Text comes out masked. Works without exceptions and without regular expressions, because it runs for every row of the
 * table. Not for several threads.
 */
final class CellReader {
    private static final int KEYWORD_LIMIT = 32_766;
    private static final int KEY_LIMIT = 480;
    private static final int RAW_DATA_LIMIT = 1 << 20;

    private final ColumnKind[] kinds = new ColumnKind[SaleColumn.COUNT];
    private final @Nullable TextCell[] texts = new TextCell[SaleColumn.COUNT];
    private final ZoneOffsets zone;
    private final TimeText time = new TimeText();
    private final WholeNumber number = new WholeNumber();

    private byte[] @Nullable [] cells = new byte[SaleColumn.COUNT][];
    private @Nullable Code fault;
    private SaleColumn faultyColumn = SaleColumn.ID;

    /** @param zone the zone of wall-clock values without an offset */
    CellReader(TableShape shape, ZoneId zone) {
        this.zone = new ZoneOffsets(zone);
        for (SaleColumn column : SaleColumn.values()) {
            ColumnKind kind = shape.kind(column);
            kinds[column.index()] = kind;
            texts[column.index()] = textCell(column, kind);
        }
    }

    private static @Nullable TextCell textCell(SaleColumn column, ColumnKind kind) {
        return switch (column) {
            // A number that is an id is no card number, whatever its digits; a number in card_number may be one.
            case ID -> new TextCell(kind, KEY_LIMIT, !kind.isNumber(), false);
            case STORE_ID -> new TextCell(kind, KEY_LIMIT, !kind.isNumber(), true);
            case RAW_DATA -> new TextCell(kind, RAW_DATA_LIMIT, true, false);
            case CARD_NUMBER -> new TextCell(kind, KEYWORD_LIMIT, true, false);
            case NUM_APPROVAL, DAILY_SALE_ID, EXTRA_PAYMENT_ID ->
                new TextCell(kind, KEYWORD_LIMIT, !kind.isNumber(), false);
            case REMARK,
                    CARD_COMPANY,
                    CARD_CATEGORY,
                    PLATFORM,
                    RESULT_CODE,
                    RESULT_MSG,
                    DETAIL_STATUS,
                    PROCESSING_STATUS -> new TextCell(kind, KEYWORD_LIMIT, !kind.isNumber(), true);
            case CREATED, MODIFIED, AMOUNT_SALE, AMOUNT_FEE, AMOUNT_DEPOSIT, IS_CANCELED, SOLD_AT, WILL_DEPOSITED_AT ->
                null;
        };
    }

    /** @param row the columns' bytes as the text protocol brings them, in the order of {@link SaleColumn} */
    void begin(byte[] @Nullable [] row) {
        cells = row;
        fault = null;
    }

    /** What was wrong first in this row, null when nothing was. */
    @Nullable
    Code fault() {
        return fault;
    }

    SaleColumn faultyColumn() {
        return faultyColumn;
    }

    void fault(SaleColumn column, Code code) {
        if (fault == null) {
            fault = code;
            faultyColumn = column;
        }
    }

    /** An id, numbers in their plain form; null is a fault. */
    @Nullable
    String key(SaleColumn column, Code missing) {
        byte[] cell = cells[column.index()];
        if (cell == null || cell.length == 0) {
            fault(column, missing);
            return null;
        }
        String text = text(column);
        return text != null && kinds[column.index()].isNumber() ? plain(text) : text;
    }

    /** A number without leading zeros (ZEROFILL) and without a fraction of zeros (DECIMAL). */
    private static String plain(String number) {
        if (number.length() == 1 || (number.charAt(0) != '0' && number.indexOf('.') < 0)) {
            return number;
        }
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }

    /** Masked text; null for NULL and for text that cannot be read. */
    @Nullable
    String text(SaleColumn column) {
        TextCell reader = texts[column.index()];
        if (reader == null) {
            throw new IllegalArgumentException(column + " is no text");
        }
        String text = reader.read(cells[column.index()]);
        Code code = reader.fault();
        if (code != null) {
            fault(column, code);
        }
        return text;
    }

    /** The same for any column and without a fault; null too for a column that is no text. */
    @Nullable
    String textIfAny(SaleColumn column) {
        TextCell reader = texts[column.index()];
        return reader == null ? null : reader.read(cells[column.index()]);
    }

    /** Whole won; NULL is a fault. */
    long amount(SaleColumn column, Code missing) {
        Long amount = optionalAmount(column);
        if (amount == null) {
            fault(column, missing);
            return 0;
        }
        return amount;
    }

    /** Whole won; null for NULL. */
    @Nullable
    Long optionalAmount(SaleColumn column) {
        byte[] cell = cells[column.index()];
        if (cell == null || cell.length == 0) {
            return null;
        }
        WholeNumber.Outcome outcome = number.read(usual(kinds[column.index()], cell));
        if (outcome == WholeNumber.Outcome.OK) {
            return number.value();
        }
        fault(column, outcome == WholeNumber.Outcome.RANGE ? Code.NUMBER_RANGE : Code.NUMBER_INVALID);
        return 0L;
    }

    /** The bytes in the form that the readers know: plain digits for a FLOAT's exponent, one byte a character. */
    private static byte[] usual(ColumnKind kind, byte[] cell) {
        return switch (kind) {
            case FLOAT -> {
                String text = new String(cell, StandardCharsets.ISO_8859_1);
                yield text.indexOf('e') < 0
                        ? cell
                        : new BigDecimal(text).toPlainString().getBytes(StandardCharsets.ISO_8859_1);
            }
            case UTF16, UTF16LE, UTF32 -> {
                String text = new TextCell(kind, KEYWORD_LIMIT, false, false).read(cell);
                yield text == null ? new byte[] {'?'} : text.getBytes(StandardCharsets.UTF_8);
            }
            default -> cell;
        };
    }

    /** @param required whether NULL is a fault */
    @Nullable
    Instant time(SaleColumn column, boolean required) {
        byte[] cell = cells[column.index()];
        ColumnKind kind = kinds[column.index()];
        TimeText.Outcome outcome = time.read(cell == null ? null : usual(kind, cell));
        if (outcome != TimeText.Outcome.OK) {
            if (required || outcome != TimeText.Outcome.MISSING) {
                fault(column, code(outcome));
            }
            return null;
        }
        return Instant.ofEpochSecond(time.localSecond() - offset(kind), time.nano());
    }

    private static Code code(TimeText.Outcome outcome) {
        return switch (outcome) {
            case ZERO -> Code.DATE_ZERO;
            case INVALID -> Code.DATE_INVALID;
            default -> Code.DATE_MISSING;
        };
    }

    private int offset(ColumnKind kind) {
        if (time.offsetGiven()) {
            return time.offset();
        }
        // The session's own zone is UTC, and the server prints a TIMESTAMP in it.
        return kind == ColumnKind.TIMESTAMP ? 0 : zone.atLocal(time.localSecond());
    }

    /** A time that could be read as it is written: it is digits and signs, so its bytes are its characters. */
    String written(SaleColumn column) {
        byte[] cell = cells[column.index()];
        return cell == null ? "" : new String(usual(kinds[column.index()], cell), StandardCharsets.ISO_8859_1);
    }

    boolean canceled() {
        byte[] cell = cells[SaleColumn.IS_CANCELED.index()];
        if (cell == null || cell.length == 0) {
            return false;
        }
        if (cell.length == 1 && (cell[0] == '0' || cell[0] == '1')) {
            return cell[0] == '1';
        }
        ColumnKind kind = kinds[SaleColumn.IS_CANCELED.index()];
        byte[] usual = usual(kind, cell);
        if (kind.isNumber()) {
            return number.read(usual) != WholeNumber.Outcome.OK || number.value() != 0;
        }
        return switch (new String(usual, StandardCharsets.UTF_8).strip().toLowerCase(Locale.ROOT)) {
            case "1", "true", "t", "yes", "y", "on", "\u0001" -> true;
            case "0", "false", "f", "no", "n", "off", "", "\u0000" -> false;
            default -> {
                fault(SaleColumn.IS_CANCELED, Code.NUMBER_INVALID);
                yield false;
            }
        };
    }
}
