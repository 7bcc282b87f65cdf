package io.tillwatch.elastic;

import io.tillwatch.model.DayTotals;
import io.tillwatch.mysql.DemoTable;
import io.tillwatch.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A source table with all that makes sums hard: odd stores, edges of days, cancelled and negative sales, huge ones. */
final class FiguresTable {
    static final List<String> ODD_STORES =
            List.of("가맹점 1", "a:b", "A:B 2", "x*y", "x?y", "back\\slash", "S-1", "S-10", "s-2", " lead");
    static final String HUGE_STORE = "크다";
    static final String MIXED_STORE = "mixed";
    static final int MANY = 12_000;
    /** Larger amounts are not taken in. */
    private static final long LARGEST = 999_999_999_999_999L;

    private static final List<LocalTime> EDGES = List.of(
            LocalTime.MIDNIGHT,
            LocalTime.of(0, 0, 1),
            LocalTime.of(8, 59, 59),
            LocalTime.of(9, 0),
            LocalTime.of(23, 59, 59));

    private final TestDatabase database;
    private final LocalDate today;
    private final Random random = new Random(20_220_531);
    private long id;

    FiguresTable(TestDatabase database, LocalDate today) throws SQLException {
        this.database = database;
        this.today = today;
        try (DemoTable table = DemoTable.open(
                database.url(),
                database.user(),
                database.password(),
                "platform_sales",
                DemoTable.Shape.DATETIME,
                DemoTable.StoreIds.TEXT)) {
            table.create();
        }
        database.execute("ALTER TABLE platform_sales CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        fill();
    }

    /** The date that most rows are of. */
    LocalDate busyDate() {
        return today.minusDays(3);
    }

    private void fill() throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO platform_sales (id, created, modified,"
                                + " card_number, card_company, card_category, amount_sale, amount_fee, amount_deposit, is_canceled,"
                                + " sold_at, will_deposited_at, platform, store_id) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
            connection.setAutoCommit(false);
            for (String store : ODD_STORES) {
                for (int back = 30; back >= 0; back--) {
                    // Leaves some days without a row, and some with cancelled rows alone.
                    int count = random.nextInt(8);
                    for (int i = 0; i < count; i++) {
                        long amount = random.nextInt(12) == 0 ? -random.nextInt(9_000) : 1_000 + random.nextInt(40_000);
                        add(insert, store, today.minusDays(back), amount, random.nextInt(8) == 0 || count == 1);
                    }
                }
            }
            // Eleven of them are an odd number over 2^53, which no double is.
            for (int i = 0; i < 12; i++) {
                add(insert, HUGE_STORE, busyDate(), LARGEST, i == 11);
                add(insert, MIXED_STORE, busyDate(), i < 11 ? LARGEST : -LARGEST, false);
            }
            for (int i = 0; i < MANY; i++) {
                String store = "m-%05d".formatted(i);
                add(insert, store, busyDate(), 1_000 + i, i % 1_000 == 0);
                if (i % 12 != 0) {
                    add(insert, store, busyDate().minusDays(7), 300 + random.nextInt(1_000), false);
                }
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private void add(PreparedStatement insert, String store, LocalDate date, long amount, boolean canceled)
            throws SQLException {
        LocalTime time = random.nextInt(3) == 0
                ? EDGES.get(random.nextInt(EDGES.size()))
                : LocalTime.of(random.nextInt(24), random.nextInt(60), random.nextInt(60));
        Object[] values = {
            ++id,
            "2022-05-31 00:00:00",
            today.minusDays(2).atTime(1, 0),
            "card-" + random.nextInt(50),
            any("신한카드", "KB", null),
            any("체크", "신용", ""),
            amount,
            10,
            random.nextInt(9) == 0 ? null : amount - amount / 50,
            canceled,
            date.atTime(time),
            deposit(),
            any("baemin", "yogiyo", "쿠팡 이츠", null, ""),
            store
        };
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
        if (id % 1_000 == 0) {
            insert.executeBatch();
        }
    }

    /** A second before today, as it begins, later, or never. */
    private @Nullable LocalDateTime deposit() {
        LocalDateTime midnight = today.atStartOfDay();
        return switch (random.nextInt(5)) {
            case 0 -> midnight.minusSeconds(1);
            case 1 -> midnight;
            case 2 -> midnight.plusDays(2);
            case 3 -> null;
            default -> midnight.minusDays(20);
        };
    }

    private @Nullable String any(@Nullable String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** What the database says that sales add up to, by the text of a key. */
    Map<String, DayTotals> totals(String key, String where) {
        Map<String, DayTotals> totals = new TreeMap<>();
        each(
                "SELECT " + key + ", SUM(IF(is_canceled, 0, amount_sale)), SUM(NOT is_canceled),"
                        + " SUM(IF(is_canceled, amount_sale, 0)), SUM(is_canceled) FROM platform_sales WHERE " + where
                        + " GROUP BY 1",
                row -> totals.put(
                        row.getString(1),
                        new DayTotals(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5))));
        return totals;
    }

    void each(String query, RowReader reader) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                reader.read(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the test's query failed", e);
        }
    }

    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
