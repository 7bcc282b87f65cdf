package io.tillwatch.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.config.Secret;
import io.tillwatch.model.Failure;
import io.tillwatch.mysql.DemoTable.Shape;
import io.tillwatch.mysql.DemoTable.StoreIds;
import io.tillwatch.samples.RawSale;
import io.tillwatch.samples.SampleSales;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("it")
final class DemoTableIT {
    private static final String SERVER =
            System.getenv().getOrDefault("TILLWATCH_TEST_MYSQL_URL", "jdbc:mysql://127.0.0.1:13306/");
    private static final String USER = System.getenv().getOrDefault("TILLWATCH_TEST_MYSQL_USER", "root");
    private static final Secret PASSWORD =
            new Secret(System.getenv().getOrDefault("TILLWATCH_TEST_MYSQL_PASSWORD", ""));
    private static final String DATABASE = "samples_demo_table";
    private static final LocalDate YESTERDAY = LocalDate.of(2026, 11, 21);

    private final List<RawSale> sales = new ArrayList<>();

    @BeforeEach
    void makeDatabase() throws SQLException {
        onServer("DROP DATABASE IF EXISTS " + DATABASE, "CREATE DATABASE " + DATABASE);
        SampleSales.of(5, YESTERDAY, 20, 30, 1_700).forEach(sales::add);
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        onServer("DROP DATABASE IF EXISTS " + DATABASE);
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
                single("SELECT DATA_TYPE FROM information_schema.columns WHERE table_schema = '" + DATABASE
                        + "' AND column_name = 'store_id'"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsEveryCharacterWhicheverWayItIsWritten(boolean ownConnection) throws SQLException {
        String odd = "tab\t line\n return\r back\\slash \\N quote' double\" zero\0 end 😀 ";
        RawSale sale = sale(BigInteger.TWO, LocalDateTime.of(2026, 11, 20, 10, 0), odd);
        if (ownConnection) {
            fill(Shape.DATETIME, StoreIds.NUMBER, List.of(sale));
        } else {
            try (Connection connection = DriverManager.getConnection(SERVER + DATABASE, USER, PASSWORD.reveal());
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
        try (Connection connection = DriverManager.getConnection(SERVER + DATABASE, USER, PASSWORD.reveal())) {
            try (DemoTable table = new DemoTable(connection, "platform_sales", Shape.DATETIME, StoreIds.NUMBER)) {
                table.create();
                sales.forEach(table::add);
            }
            assertFalse(connection.isClosed());
            assertEquals(sales.size(), rows("id").size());
        }
    }

    @Test
    @Tag("bench")
    void takesMoreThan20000RowsASecond() throws SQLException {
        try (DemoTable table = open(Shape.DATETIME, StoreIds.NUMBER)) {
            table.create();
            long[] started = {System.nanoTime()};
            long rows = SampleSales.of(6, YESTERDAY, 150, 60, 60_000)
                    .forEach(table::add)
                    .sales();
            table.flush();
            double seconds = (System.nanoTime() - started[0]) / 1e9;
            assertEquals(String.valueOf(rows), single("SELECT COUNT(*) FROM " + DATABASE + ".platform_sales"));
            System.out.printf("%d rows in %.1f s, %.0f a second%n", rows, seconds, rows / seconds);
            assertTrue(rows / seconds > 20_000, rows / seconds + " a second");
        }
    }

    private static DemoTable open(Shape shape, StoreIds storeIds) {
        return DemoTable.open(SERVER + DATABASE, USER, PASSWORD, "platform_sales", shape, storeIds);
    }

    private static void fill(Shape shape, StoreIds storeIds, List<RawSale> sales) {
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

    private static List<List<@Nullable String>> rows(String columns) throws SQLException {
        try (Connection connection = DriverManager.getConnection(SERVER + DATABASE, USER, PASSWORD.reveal());
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

    private static @Nullable String single(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(SERVER, USER, PASSWORD.reveal());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getString(1);
        }
    }

    private static void onServer(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(SERVER, USER, PASSWORD.reveal());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
