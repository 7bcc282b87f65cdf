package io.tillwatch.mysql;

import io.tillwatch.model.Position;
import io.tillwatch.model.Reject;
import io.tillwatch.model.Reject.Code;
import io.tillwatch.model.Sale;
import io.tillwatch.service.SourceRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Makes a sale, or the reason why there is none, of the bytes of a row's 23 columns. The one place that sees unmasked
 * values: nothing leaves it but masked text. Not for several threads.
 */
final class RowMapper {
    private static final long FIRST_BUSINESS_DAY = LocalDate.of(1990, 1, 1).toEpochDay();
    private static final int DAY = 86_400;
    private static final int DATES = 1 << 9;

    private final CellReader cells;
    private final ZoneOffsets businessZone;
    private final long lastSoldAt;
    private final @Nullable LocalDate[] dates = new LocalDate[DATES];
    private @Nullable Instant modified;

    /**
     * @param zone the zone of wall-clock values without an offset
     * @param businessZone the zone whose calendar decides the business date
     * @param clock the database's clock: a sale later than two days after it is a mistake
     */
    RowMapper(TableShape shape, ZoneId zone, ZoneId businessZone, Instant clock) {
        this.cells = new CellReader(shape, zone);
        this.businessZone = new ZoneOffsets(businessZone);
        lastSoldAt = clock.plus(Duration.ofDays(2)).getEpochSecond();
    }

    /** When the last row was changed, also if it was refused; null when that cannot be read. */
    @Nullable
    Instant modified() {
        return modified;
    }

    /** @param row the columns' bytes as the text protocol brings them, in the order of {@link SaleColumn} */
    SourceRow map(byte[] @Nullable [] row) {
        cells.begin(row);
        String id = cells.key(SaleColumn.ID, Code.ID_MISSING);
        Instant changed = changed();
        modified = changed;
        Position position =
                changed == null ? null : new Position(cells.written(SaleColumn.MODIFIED), id == null ? "" : id);
        String storeId = cells.key(SaleColumn.STORE_ID, Code.STORE_MISSING);
        long amount = cells.amount(SaleColumn.AMOUNT_SALE, Code.AMOUNT_MISSING);
        Long fee = cells.optionalAmount(SaleColumn.AMOUNT_FEE);
        Long deposit = cells.optionalAmount(SaleColumn.AMOUNT_DEPOSIT);
        Instant created = cells.time(SaleColumn.CREATED, false);
        Instant deposited = cells.time(SaleColumn.WILL_DEPOSITED_AT, false);
        boolean canceled = cells.canceled();
        Instant soldAt = cells.time(SaleColumn.SOLD_AT, true);
        LocalDate businessDate = soldAt == null ? null : businessDate(soldAt);
        Sale sale = id == null || storeId == null || changed == null || soldAt == null || businessDate == null
                ? null
                : new Sale(
                        id,
                        created,
                        changed,
                        cells.text(SaleColumn.REMARK),
                        cells.text(SaleColumn.NUM_APPROVAL),
                        cells.text(SaleColumn.CARD_COMPANY),
                        cells.text(SaleColumn.CARD_CATEGORY),
                        cells.text(SaleColumn.CARD_NUMBER),
                        amount,
                        fee,
                        deposit,
                        canceled,
                        soldAt,
                        deposited,
                        cells.text(SaleColumn.RAW_DATA),
                        cells.text(SaleColumn.PLATFORM),
                        cells.text(SaleColumn.DAILY_SALE_ID),
                        storeId,
                        cells.text(SaleColumn.RESULT_CODE),
                        cells.text(SaleColumn.RESULT_MSG),
                        cells.text(SaleColumn.EXTRA_PAYMENT_ID),
                        cells.text(SaleColumn.DETAIL_STATUS),
                        cells.text(SaleColumn.PROCESSING_STATUS),
                        businessDate);
        Code fault = cells.fault();
        if (fault == null && sale != null) {
            return new SourceRow(position, sale, null);
        }
        Code code = fault == null ? Code.ID_MISSING : fault;
        String mark = id == null ? mark(amount, soldAt) : "";
        return new SourceRow(
                position, null, new Reject(id, code, cells.faultyColumn().columnName(), position, mark));
    }

    private @Nullable Instant changed() {
        Instant instant = cells.time(SaleColumn.MODIFIED, true);
        if (instant != null && instant.getEpochSecond() < 0) {
            // The index orders versions of a row by the microseconds since 1970.
            cells.fault(SaleColumn.MODIFIED, Code.DATE_RANGE);
        }
        return instant;
    }

    /** Of masked values only: the checksum of a card number would give it away. */
    private String mark(long amount, @Nullable Instant soldAt) {
        CRC32 checksum = new CRC32();
        for (SaleColumn column : SaleColumn.values()) {
            checksum.update((cells.textIfAny(column) + "|").getBytes(StandardCharsets.UTF_8));
        }
        checksum.update((amount + "|" + soldAt).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    private LocalDate businessDate(Instant soldAt) {
        long second = soldAt.getEpochSecond();
        long day = Math.floorDiv(second + businessZone.atInstant(second), DAY);
        if (day < FIRST_BUSINESS_DAY || second > lastSoldAt) {
            cells.fault(SaleColumn.SOLD_AT, Code.DATE_RANGE);
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
}
