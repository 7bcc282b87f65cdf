package io.tillwatch.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tillwatch.model.Position;
import io.tillwatch.model.Reject;
import io.tillwatch.model.Sale;
import io.tillwatch.mysql.TableShape.Column;
import io.tillwatch.service.SourceRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RowMapperTest {
    private static final Instant CLOCK = Instant.parse("2026-11-22T12:00:00Z");

    private final Map<SaleColumn, ColumnKind> kinds = new EnumMap<>(SaleColumn.class);
    private final byte[][] cells = new byte[SaleColumn.COUNT][];
    private ZoneId zone = ZoneId.of("Asia/Seoul");
    private ZoneId businessZone = zone;

    RowMapperTest() {
        for (SaleColumn column : SaleColumn.values()) {
            kinds.put(column, column.isTime() ? ColumnKind.DATETIME : ColumnKind.TEXT);
        }
        kinds.put(SaleColumn.ID, ColumnKind.INTEGER);
        set(SaleColumn.ID, "1");
        set(SaleColumn.MODIFIED, "2026-05-31 12:00:00");
        set(SaleColumn.STORE_ID, "s");
        set(SaleColumn.SOLD_AT, "2026-05-31 12:00:00");
        set(SaleColumn.AMOUNT_SALE, "100");
    }

    @ParameterizedTest
    @CsvSource({
        "2022-05-31T12:00:00+00:00, 2022-05-31T12:00:00Z",
        "2022-05-31T12:00:00Z, 2022-05-31T12:00:00Z",
        "2022-05-31t12:00:00z, 2022-05-31T12:00:00Z",
        "2022-05-31T12:00:00+0900, 2022-05-31T03:00:00Z",
        "2022-05-31T12:00:00+09, 2022-05-31T03:00:00Z",
        "2022-05-31T12:00:00.25-05:30, 2022-05-31T17:30:00.25Z",
        "2022-05-31 12:00:00 +09:00, 2022-05-31T03:00:00Z",
        "2022-05-31 12:00:00, 2022-05-31T03:00:00Z",
        "2022-05-31 12:00, 2022-05-31T03:00:00Z",
        "2022-05-31 12:00:00.123456, 2022-05-31T03:00:00.123456Z",
        "2022-05-31 12:00:00.123456789, 2022-05-31T03:00:00.123456789Z",
        "2022-05-31, 2022-05-30T15:00:00Z",
        "' 2022-05-31 ', 2022-05-30T15:00:00Z",
        "2024-02-29, 2024-02-28T15:00:00Z",
        "1990-01-01, 1989-12-31T15:00:00Z",
        "2026-11-24 21:00:00, 2026-11-24T12:00:00Z",
    })
    void readsATime(String written, Instant expected) {
        set(SaleColumn.SOLD_AT, written);
        assertEquals(expected, sale().soldAt());
    }

    @ParameterizedTest
    @CsvSource({
        "'', DATE_MISSING",
        "0000-00-00, DATE_ZERO",
        "0000-00-00 00:00:00, DATE_ZERO",
        "2026-00-00, DATE_INVALID",
        "2026-02-00, DATE_INVALID",
        "2026-02-29, DATE_INVALID",
        "2100-02-29, DATE_INVALID",
        "2026-02-30 00:00:00, DATE_INVALID",
        "2026-13-01, DATE_INVALID",
        "2026-05-31 24:00:00, DATE_INVALID",
        "2026-05-31 12:60:00, DATE_INVALID",
        "2026-05-31 12:00:60, DATE_INVALID",
        "2026-05-31 12:00:0, DATE_INVALID",
        "2026-05-31 12:00:00., DATE_INVALID",
        "2026-05-31 12:00:00.1234567890, DATE_INVALID",
        "2026-05-31 12:00:00+9, DATE_INVALID",
        "2026-05-31 12:00:00+19:00, DATE_INVALID",
        "2026-05-31 12:00:00Zx, DATE_INVALID",
        "2026-05-31_12:00:00, DATE_INVALID",
        "2026/05/31, DATE_INVALID",
        "31.05.2026, DATE_INVALID",
        "20260531120000, DATE_INVALID",
        "yesterday, DATE_INVALID",
        "1989-12-31 23:59:59, DATE_RANGE",
        "1000-01-01, DATE_RANGE",
        "2026-11-24 21:00:01, DATE_RANGE",
        "9999-12-31 23:59:59, DATE_RANGE",
    })
    void refusesATime(String written, Reject.Code code) {
        set(SaleColumn.SOLD_AT, written);
        assertReject(code, SaleColumn.SOLD_AT);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-12500, -12500",
        "+7, 7",
        "12.00, 12",
        "' 12 ', 12",
        "007, 7",
        "1000000000000000, 1000000000000000",
        "-1000000000000000.0, -1000000000000000",
    })
    void readsAnAmount(String written, long expected) {
        set(SaleColumn.AMOUNT_SALE, written);
        assertEquals(expected, sale().amountSale());
    }

    @ParameterizedTest
    @CsvSource({
        "'', AMOUNT_MISSING",
        "abc, NUMBER_INVALID",
        "'12,50', NUMBER_INVALID",
        "12.50, NUMBER_INVALID",
        "1e3, NUMBER_INVALID",
        "12., NUMBER_INVALID",
        ".5, NUMBER_INVALID",
        "-, NUMBER_INVALID",
        "1 2, NUMBER_INVALID",
        "0x10, NUMBER_INVALID",
        "１２, NUMBER_INVALID",
        "NaN, NUMBER_INVALID",
        "1000000000000001, NUMBER_RANGE",
        "99999999999999999.99, NUMBER_RANGE",
        "9223372036854775808, NUMBER_RANGE",
        "-99999999999999999999999999, NUMBER_RANGE",
    })
    void refusesAnAmount(String written, Reject.Code code) {
        set(SaleColumn.AMOUNT_SALE, written);
        assertReject(code, SaleColumn.AMOUNT_SALE);
    }

    @Test
    void readsFloatsWithAnExponent() {
        kinds.put(SaleColumn.AMOUNT_SALE, ColumnKind.FLOAT);
        set(SaleColumn.AMOUNT_SALE, "1.25e5");
        assertEquals(125_000, sale().amountSale());
    }

    @ParameterizedTest
    @CsvSource({"1, true", "0, false", "true, true", "Y, true", "NO, false", "'', false", "2, true", "t, true"})
    void readsWhetherASaleIsCancelled(String written, boolean expected) {
        kinds.put(SaleColumn.IS_CANCELED, written.equals("2") ? ColumnKind.INTEGER : ColumnKind.TEXT);
        set(SaleColumn.IS_CANCELED, written);
        assertEquals(expected, sale().canceled());
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, 18446744073709551615, 18446744073709551615",
        "INTEGER, 0, 0",
        "INTEGER, 00042, 42",
        "DECIMAL, 7.000, 7",
        "DECIMAL, 100, 100",
        "TEXT, 00042, 00042",
        "TEXT, A|b/../c, A|b/../c",
        "INTEGER, 4111111111111111, 4111111111111111",
        "TEXT, 4111111111111111, 411111******1111",
    })
    void readsAnId(ColumnKind kind, String written, String expected) {
        kinds.put(SaleColumn.ID, kind);
        kinds.put(SaleColumn.STORE_ID, kind);
        set(SaleColumn.ID, written);
        set(SaleColumn.STORE_ID, written);
        assertEquals(expected, sale().id());
        assertEquals(expected, sale().storeId());
        assertEquals(new Position("2026-05-31 12:00:00", expected), map().position());
    }

    @Test
    void aRowWithoutIdStandsBeforeAllOthersOfItsTime() {
        cells[SaleColumn.ID.index()] = null;
        assertReject(Reject.Code.ID_MISSING, SaleColumn.ID);
        assertEquals(new Position("2026-05-31 12:00:00", ""), map().position());
    }

    @Test
    void aRowWithoutReadableModifiedHasNoPosition() {
        set(SaleColumn.MODIFIED, "4111111111111111");
        assertReject(Reject.Code.DATE_INVALID, SaleColumn.MODIFIED);
        assertNull(map().position());
    }

    @Test
    void anOptionalTimeMayBeMissingButNotZero() {
        assertNull(sale().willDepositedAt());
        set(SaleColumn.WILL_DEPOSITED_AT, "0000-00-00");
        assertReject(Reject.Code.DATE_ZERO, SaleColumn.WILL_DEPOSITED_AT);
    }

    @Test
    void takesTheFirstOfATimeThatComesTwiceAndMovesOneThatNeverComes() {
        zone = ZoneId.of("Europe/London");
        businessZone = zone;
        for (String wall : List.of("2025-10-26 01:30:00", "2025-03-30 01:30:00", "2025-03-30 02:00:00")) {
            set(SaleColumn.SOLD_AT, wall);
            assertEquals(
                    LocalDateTime.parse(wall.replace(' ', 'T')).atZone(zone).toInstant(), sale().soldAt());
        }
    }

    @Test
    void convertsEveryHourOfAYearAsJavaTimeDoes() {
        for (String name : List.of("Asia/Seoul", "Europe/London", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")) {
            ZoneId given = ZoneId.of(name);
            ZoneOffsets offsets = new ZoneOffsets(given);
            LocalDateTime wall = LocalDateTime.of(2025, 1, 1, 0, 0);
            for (int i = 0; i < 366 * 48; i++, wall = wall.plusMinutes(30)) {
                long local = wall.toEpochSecond(java.time.ZoneOffset.UTC);
                long expected = wall.atZone(given).toEpochSecond();
                assertEquals(expected, local - offsets.atLocal(local), name + " " + wall);
                assertEquals(
                        given.getRules()
                                .getOffset(Instant.ofEpochSecond(expected))
                                .getTotalSeconds(),
                        offsets.atInstant(expected));
            }
        }
    }

    @Test
    void theBusinessDateIsThatOfItsOwnZone() {
        zone = ZoneId.of("UTC");
        set(SaleColumn.SOLD_AT, "2026-05-31 14:59:59.999999");
        assertEquals(LocalDate.of(2026, 5, 31), sale().businessDate());
        set(SaleColumn.SOLD_AT, "2026-05-31 15:00:00");
        assertEquals(LocalDate.of(2026, 6, 1), sale().businessDate());
    }

    @Test
    void keepsOddTextAndRefusesBrokenText() {
        for (String odd :
                List.of("🍜👨‍👩‍👧", "a\u0000b", "\u202Eabc", "\uFFFD", "", "  ", "Ã©", "%s${x}\r\n\u001B[0m")) {
            set(SaleColumn.REMARK, odd);
            assertEquals(odd, sale().remark());
        }
        for (byte[] broken : new byte[][] {
            {(byte) 0xC3, 0x28}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {(byte) 0xFF}, {'a', (byte) 0xE2, (byte) 0x82}
        }) {
            cells[SaleColumn.REMARK.index()] = broken;
            assertReject(Reject.Code.TEXT_MALFORMED, SaleColumn.REMARK);
        }
    }

    @Test
    void measuresTextInBytes() {
        set(SaleColumn.REMARK, "가".repeat(10_922));
        assertEquals(10_922, Objects.requireNonNull(sale().remark()).length());
        set(SaleColumn.REMARK, "가".repeat(10_923));
        assertReject(Reject.Code.TEXT_TOO_LONG, SaleColumn.REMARK);
        set(SaleColumn.REMARK, "ok");
        set(SaleColumn.RAW_DATA, "x".repeat(1 << 20));
        sale();
        set(SaleColumn.RAW_DATA, "x".repeat((1 << 20) + 1));
        assertReject(Reject.Code.TEXT_TOO_LONG, SaleColumn.RAW_DATA);
    }

    private void set(SaleColumn column, String value) {
        cells[column.index()] = value.getBytes(StandardCharsets.UTF_8);
    }

    private SourceRow map() {
        Map<SaleColumn, Column> columns = new EnumMap<>(SaleColumn.class);
        kinds.forEach((column, kind) -> columns.put(column, new Column(column.columnName(), kind, "")));
        TableShape shape = new TableShape("t", false, columns, List.of(), 0, 0);
        return new RowMapper(shape, zone, businessZone, CLOCK).map(cells);
    }

    private Sale sale() {
        SourceRow row = map();
        return Objects.requireNonNull(row.sale(), () -> "rejected: " + row.reject());
    }

    private void assertReject(Reject.Code code, SaleColumn column) {
        Reject reject = map().reject();
        assertEquals(
                code + " " + column.columnName(), reject == null ? "taken" : reject.code() + " " + reject.column());
    }
}
