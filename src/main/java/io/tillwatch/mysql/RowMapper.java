package io.tillwatch.mysql;

import io.tillwatch.model.Position;
import io.tillwatch.model.Reject;
import io.tillwatch.model.Reject.Code;
import io.tillwatch.model.Sale;
import io.tillwatch.service.SourceRow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Makes a sale, or the reason why there is none, of the bytes of a row's 23 columns. The one place that sees unmasked
 * values: nothing leaves it but masked text. Works without exceptions and without regular expressions, because it runs
 * for every row of the table. Not for several threads.
 */
final class RowMapper {
    private static final int KEYWORD_LIMIT = 32_766;
    private static final int KEY_LIMIT = 480;
    private static final int RAW_DATA_LIMIT = 1 << 20;
    private static final long FIRST_BUSINESS_DAY = LocalDate.of(1990, 1, 1).toEpochDay();
    private static final int DAY = 86_400;
    private static final int DATES = 1 << 9;

    private final ColumnKind[] kinds = new ColumnKind[SaleColumn.COUNT];
    private final @Nullable TextCell[] texts = new TextCell[SaleColumn.COUNT];
    private final ZoneOffsets zone;
    private final ZoneOffsets businessZone;
    private final long lastSoldAt;
    private final TimeText time = new TimeText();
    private final WholeNumber number = new WholeNumber();
    private final @Nullable LocalDate[] dates = new LocalDate[DATES];

    // What is known of the row at hand: its first fault, if any.
    private @Nullable Code fault;
    private SaleColumn faultyColumn = SaleColumn.ID;

    /**
     * @param zone the zone of wall-clock values without an offset
     * @param businessZone the zone whose calendar decides the business date
     * @param clock the database's clock: a sale later than two days after it is a mistake
     */
    RowMapper(TableShape shape, ZoneId zone, ZoneId businessZone, Instant clock) {
        this.zone = new ZoneOffsets(zone);
        this.businessZone = new ZoneOffsets(businessZone);
        lastSoldAt = clock.plus(Duration.ofDays(2)).getEpochSecond();
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

    /** @param cells the columns' bytes as the text protocol brings them, in the order of {@link SaleColumn} */
    SourceRow map(byte[] @Nullable [] cells) {
        fault = null;
        String id = id(cells);
        Instant modified = time(cells, SaleColumn.MODIFIED, true);
        Position position =
                modified == null ? null : new Position(latin(cells, SaleColumn.MODIFIED), id == null ? "" : id);
        String storeId = storeId(cells);
        long amount = amount(cells, SaleColumn.AMOUNT_SALE, Code.AMOUNT_MISSING);
        Long fee = optionalAmount(cells, SaleColumn.AMOUNT_FEE);
        Long deposit = optionalAmount(cells, SaleColumn.AMOUNT_DEPOSIT);
        Instant created = time(cells, SaleColumn.CREATED, false);
        Instant deposited = time(cells, SaleColumn.WILL_DEPOSITED_AT, false);
        boolean canceled = canceled(cells);
        Instant soldAt = time(cells, SaleColumn.SOLD_AT, true);
        LocalDate businessDate = soldAt == null ? null : businessDate(soldAt);
        Sale sale = id == null || storeId == null || modified == null || soldAt == null || businessDate == null
                ? null
                : new Sale(
                        id,
                        created,
                        modified,
                        text(cells, SaleColumn.REMARK),
                        text(cells, SaleColumn.NUM_APPROVAL),
                        text(cells, SaleColumn.CARD_COMPANY),
                        text(cells, SaleColumn.CARD_CATEGORY),
                        text(cells, SaleColumn.CARD_NUMBER),
                        amount,
                        fee,
                        deposit,
                        canceled,
                        soldAt,
                        deposited,
                        text(cells, SaleColumn.RAW_DATA),
                        text(cells, SaleColumn.PLATFORM),
                        text(cells, SaleColumn.DAILY_SALE_ID),
                        storeId,
                        text(cells, SaleColumn.RESULT_CODE),
                        text(cells, SaleColumn.RESULT_MSG),
                        text(cells, SaleColumn.EXTRA_PAYMENT_ID),
                        text(cells, SaleColumn.DETAIL_STATUS),
                        text(cells, SaleColumn.PROCESSING_STATUS),
                        businessDate);
        if (fault == null && sale != null) {
            return new SourceRow(position, sale, null);
        }
        Code code = fault == null ? Code.ID_MISSING : fault;
        String mark = id == null ? mark(cells, amount, soldAt) : "";
        return new SourceRow(position, null, new Reject(id, code, faultyColumn.columnName(), position, mark));
    }

    /** Of masked values only: the checksum of a card number would give it away. */
    private String mark(byte[] @Nullable [] cells, long amount, @Nullable Instant soldAt) {
        CRC32 checksum = new CRC32();
        for (SaleColumn column : SaleColumn.values()) {
            byte[] cell = cells[column.index()];
            TextCell reader = texts[column.index()];
            String text = cell == null || reader == null ? null : reader.read(cell);
            checksum.update((text + "|").getBytes(StandardCharsets.UTF_8));
        }
        checksum.update((amount + "|" + soldAt).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    /** When the row was last changed, also for a row that is refused; null when that cannot be read. */
    @Nullable
    Instant modified(byte[] @Nullable [] cells) {
        Code before = fault;
        SaleColumn columnBefore = faultyColumn;
        Instant modified = time(cells, SaleColumn.MODIFIED, true);
        fault = before;
        faultyColumn = columnBefore;
        return modified;
    }

    private void fault(SaleColumn column, Code code) {
        if (fault == null) {
            fault = code;
            faultyColumn = column;
        }
    }

    private @Nullable String id(byte[] @Nullable [] cells) {
        byte[] cell = cells[SaleColumn.ID.index()];
        if (cell == null || cell.length == 0) {
            fault(SaleColumn.ID, Code.ID_MISSING);
            return null;
        }
        return key(SaleColumn.ID, cell);
    }

    private @Nullable String storeId(byte[] @Nullable [] cells) {
        byte[] cell = cells[SaleColumn.STORE_ID.index()];
        if (cell == null || cell.length == 0) {
            fault(SaleColumn.STORE_ID, Code.STORE_MISSING);
            return null;
        }
        return key(SaleColumn.STORE_ID, cell);
    }

    private @Nullable String key(SaleColumn column, byte[] cell) {
        String text = text(column, cell);
        return text != null && kinds[column.index()].isNumber() ? plain(text) : text;
    }

    /** A number without leading zeros (ZEROFILL) and without a fraction of zeros (DECIMAL). */
    private static String plain(String number) {
        char first = number.charAt(0);
        if (first != '0' && number.indexOf('.') < 0) {
            return number;
        }
        if (number.length() == 1) {
            return number;
        }
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }

    private @Nullable String text(byte[] @Nullable [] cells, SaleColumn column) {
        byte[] cell = cells[column.index()];
        return cell == null ? null : text(column, cell);
    }

    private @Nullable String text(SaleColumn column, byte[] cell) {
        TextCell reader = texts[column.index()];
        if (reader == null) {
            throw new IllegalArgumentException(column + " is no text");
        }
        String text = reader.read(cell);
        Code code = reader.fault();
        if (code != null) {
            fault(column, code);
        }
        return text;
    }

    private long amount(byte[] @Nullable [] cells, SaleColumn column, Code missing) {
        byte[] cell = cells[column.index()];
        if (cell == null || cell.length == 0) {
            fault(column, missing);
            return 0;
        }
        return amount(column, cell);
    }

    private @Nullable Long optionalAmount(byte[] @Nullable [] cells, SaleColumn column) {
        byte[] cell = cells[column.index()];
        return cell == null || cell.length == 0 ? null : (Long) amount(column, cell);
    }

    private long amount(SaleColumn column, byte[] cell) {
        ColumnKind kind = kinds[column.index()];
        WholeNumber.Outcome outcome = number.read(usual(kind, cell));
        if (outcome == WholeNumber.Outcome.OK) {
            return number.value();
        }
        fault(column, outcome == WholeNumber.Outcome.RANGE ? Code.NUMBER_RANGE : Code.NUMBER_INVALID);
        return 0;
    }

    /** The bytes in the form that the readers know: plain digits for a FLOAT's exponent, one byte a character. */
    private byte[] usual(ColumnKind kind, byte[] cell) {
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

    private @Nullable Instant time(byte[] @Nullable [] cells, SaleColumn column, boolean required) {
        byte[] cell = cells[column.index()];
        ColumnKind kind = kinds[column.index()];
        TimeText.Outcome outcome = time.read(cell == null ? null : usual(kind, cell));
        if (outcome != TimeText.Outcome.OK) {
            if (required || outcome != TimeText.Outcome.MISSING) {
                fault(column, code(outcome));
            }
            return null;
        }
        Instant instant = Instant.ofEpochSecond(time.localSecond() - offset(kind), time.nano());
        if (column == SaleColumn.MODIFIED && instant.getEpochSecond() < 0) {
            // The index orders versions of a row by the microseconds since 1970.
            fault(column, Code.DATE_RANGE);
        }
        return instant;
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

    private LocalDate businessDate(Instant soldAt) {
        long second = soldAt.getEpochSecond();
        long day = Math.floorDiv(second + businessZone.atInstant(second), DAY);
        if (day < FIRST_BUSINESS_DAY || second > lastSoldAt) {
            fault(SaleColumn.SOLD_AT, Code.DATE_RANGE);
        }
        int slot = (int) day & (DATES - 1);
        LocalDate known = dates[slot];
        if (known != null && known.toEpochDay() == day) {
            return known;
        }
        LocalDate date = LocalDate.ofEpochDay(day);
        dates[slot] = date;
        return date;
    }

    private boolean canceled(byte[] @Nullable [] cells) {
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

    /** A readable time as text: it is digits and signs, so its bytes are its characters. */
    private String latin(byte[] @Nullable [] cells, SaleColumn column) {
        byte[] cell = cells[column.index()];
        return cell == null ? "" : new String(usual(kinds[column.index()], cell), StandardCharsets.ISO_8859_1);
    }
}
