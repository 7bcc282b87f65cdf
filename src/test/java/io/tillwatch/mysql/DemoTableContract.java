package io.tillwatch.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.Failure;
import io.tillwatch.mysql.DemoTable.Shape;
import io.tillwatch.mysql.DemoTable.StoreIds;
import io.tillwatch.samples.RawSale;
import io.tillwatch.samples.SampleSales;
import io.tillwatch.testing.DatabaseServer;
import io.tillwatch.testing.TestDatabase;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a table of sample sales must hold, whatever the server. */
@Tag("it")
abstract class DemoTableContract {
    private static final LocalDate YESTERDAY = LocalDate.of(2026, 11, 21);

    private final List<RawSale> sales = new ArrayList<>();

    private @Nullable TestDatabase database;

    abstract DatabaseServer server();

    @BeforeEach
    void makeDatabase() {
        database = server().createDatabase("demo");
        SampleSales.of(5, YESTERDAY, 20, 30, 1_700).forEach(sales::add);
    }

    @AfterEach
    void dropDatabase() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void storesEveryValueAsItIs() throws SQLException {
        fill(Shape.DATETIME, StoreIds.NUMBER, sales);

        List<List<@Nullable String>> expected = sales.stream()
                .map(sale -> DemoTableSql.values(sale, Shape.DATETIME))
                .toList();
        assertEquals(expected, rows("*"));
    }

    @ParameterizedTest
    @CsvSource({
        "DATETIME, NUMBER, 2026-11-21 09:30:15, bigint",
        "DATETIME6, NUMBER, 2026-11-21 09:30:15.250000, bigint",
        "TEXT_ISO_OFFSET, TEXT, 2026-11-21T00:30:15.250000+00:00, varchar",
        "TEXT_SPACE, TEXT, 2026-11-21 09:30:15.250000, varchar",
    })
    void timesAndStoreIdsAreTypedAsAsked(Shape shape, StoreIds storeIds, String modified, String storeType)
            throws SQLException {
        RawSale sale =
                sale(new BigInteger("18446744073709551614"), LocalDateTime.of(2026, 11, 21, 9, 30, 15, 250_000_000));
        fill(shape, storeIds, List.of(sale));

        assertEquals(List.of(List.of("18446744073709551614", modified)), rows("id, CAST(modified AS CHAR)"));
        assertEquals(
                storeType,
                single("SELECT DATA_TYPE FROM information_schema.columns WHERE table_schema = DATABASE()"
                        + " AND column_name = 'store_id'"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsEveryCharacterWhicheverWayItIsWritten(boolean ownConnection) throws SQLException {
        String odd = "tab\t line\n return\r back\\slash \\N quote' double\" zero\0 end 😀 ";
        RawSale sale = sale(BigInteger.TWO, LocalDateTime.of(2026, 11, 20, 10, 0), odd);
        if (ownConnection) {
            fill(Shape.DATETIME, StoreIds.NUMBER, List.of(sale));
        } else {
            try (Connection connection = database().connect();
                    DemoTable table = new DemoTable(connection, "platform_sales", Shape.DATETIME, StoreIds.NUMBER)) {
                table.create();
                table.add(sale);
            }
        }
        assertEquals(List.of(DemoTableSql.values(sale, Shape.DATETIME)), rows("*"));
    }

    @Test
    void aRowWithAKnownIdReplacesTheOlderOne() throws SQLException {
        RawSale first = sale(BigInteger.ONE, LocalDateTime.of(2026, 11, 20, 10, 0));
        RawSale second = sale(BigInteger.ONE, LocalDateTime.of(2026, 11, 20, 11, 0));
        fill(Shape.TEXT_SPACE, StoreIds.TEXT, List.of(first, second));

        assertEquals(List.of(List.of("1", "2026-11-20 11:00:00")), rows("id, modified"));
    }

    @Test
    void takesRowsOfAnySizeHoweverMany() throws SQLException {
        String long400k = "가".repeat(400_000);
        List<RawSale> large = IntStream.range(1, 201)
                .mapToObj(id -> sale(BigInteger.valueOf(id), LocalDateTime.of(2026, 11, 20, 10, 0), long400k))
                .toList();
        fill(Shape.DATETIME, StoreIds.NUMBER, large);

        assertEquals(List.of(List.of("200", "400000")), rows("COUNT(*), MIN(CHAR_LENGTH(remark))"));
    }

    @Test
    void takesAnothersPlaceOnlyWhenItIsWhole() throws SQLException {
        RawSale older = sale(BigInteger.ONE, LocalDateTime.of(2026, 11, 20, 10, 0));
        fill(Shape.DATETIME, StoreIds.NUMBER, List.of(older));
        try (DemoTable loading = open("loading", Shape.DATETIME, StoreIds.NUMBER)) {
            assertEquals(0, loading.count());
            loading.create();
            sales.forEach(loading::add);
            loading.flush();
            assertEquals(sales.size(), loading.count());
            assertEquals(1, rows("id").size());
            loading.rename("platform_sales");
        }
        assertEquals(sales.size(), rows("id").size());
    }

    @Test
    void aRefusedRowIsToldWithoutItsValues() {
        try (DemoTable table = open(Shape.DATETIME, StoreIds.NUMBER)) {
            table.create();
            table.add(sale(new BigInteger("99999999999999999999999"), LocalDateTime.of(2026, 11, 20, 10, 0)));
            Failure failure = assertThrows(Failure.class, table::flush);
            assertFalse(failure.getMessage().contains("999"), failure.getMessage());
            assertTrue(failure.getMessage().contains("1264"), failure.getMessage());
        } catch (Failure atClose) {
            assertTrue(atClose.getMessage().contains("1264"));
        }
    }

    @Test
    void worksOnAConnectionOfSomebodyElseAndLeavesItOpen() throws SQLException {
        try (Connection connection = database().connect()) {
            try (DemoTable table = new DemoTable(connection, "platform_sales", Shape.DATETIME, StoreIds.NUMBER)) {
                table.create();
                sales.forEach(table::add);
            }
            assertFalse(connection.isClosed());
            assertEquals(sales.size(), rows("id").size());
        }
    }

    private TestDatabase database() {
        return Objects.requireNonNull(database);
    }

    private DemoTable open(Shape shape, StoreIds storeIds) {
        return open("platform_sales", shape, storeIds);
    }

    private DemoTable open(String table, Shape shape, StoreIds storeIds) {
        TestDatabase target = database();
        return DemoTable.open(target.url(), target.user(), target.password(), table, shape, storeIds);
    }

    private void fill(Shape shape, StoreIds storeIds, List<RawSale> sales) {
        try (DemoTable table = open(shape, storeIds)) {
            table.create();
            sales.forEach(table::add);
        }
    }

    private static RawSale sale(BigInteger id, LocalDateTime modified) {
        return sale(id, modified, "감사 😊");
    }

    private static RawSale sale(BigInteger id, LocalDateTime modified, String remark) {
        return new RawSale(
                id, null, modified, remark, null, null, null, null, -1, null, null, true, modified, null, null, null,
                null, "77", null, null, null, null, null);
    }

    private List<List<@Nullable String>> rows(String columns) throws SQLException {
        try (Connection connection = database().connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT " + columns + " FROM platform_sales ORDER BY id")) {
            List<List<@Nullable String>> rows = new ArrayList<>();
            while (found.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    boolean flag = found.getMetaData().getColumnName(i).equals("is_canceled");
                    row.add(flag ? String.valueOf(found.getInt(i)) : found.getString(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private @Nullable String single(String sql) throws SQLException {
        try (Connection connection = database().connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getString(1);
        }
    }
}
