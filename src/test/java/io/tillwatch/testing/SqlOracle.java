package io.tillwatch.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the indices should hold, computed by SQL in the most naive way: store-days by grouping, store-weeks by counting
 * each store-day into seven of them, rules by joins and window functions. For DATETIME tables in Seoul time, which may
 * lack columns. Shares no code with the product. Sales are not kept but read when asked for: there may be millions.
 */
public final class SqlOracle {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final String STORE = "CAST(store_id AS CHAR CHARACTER SET utf8mb4) COLLATE utf8mb4_bin";
    private static final String DIGITS = "REPLACE(REPLACE(card_number, ' ', ''), '-', '')";
    /** Digits that may be a card number, in one piece or in groups. */
    private static final Pattern DIGIT_GROUPS = Pattern.compile("(?<![0-9])[0-9](?:[ -]?[0-9]){12,18}(?![0-9])");

    /**
     * A sale as the oracle sees it.
     *
     * @param document its columns and business date as they should stand in the index
     */
    public record Sale(String id, String store, ObjectNode document) {}

    /** Spend, number and AOV, with what was cancelled. */
    public record Day(long total, long count, long unitPrice, long canceledAmount, long canceledCount) {}

    /** Spend, number and AOV of seven dates. */
    public record Week(long total, long count, long unitPrice) {}

    /**
     * Which rules fire.
     *
     * @param amount of the sale, in won
     * @param baseline in won; null when there is no store-week before the sale
     * @param streak how many equal amounts in a row end with this sale; 0 when they are fewer than it takes
     */
    public record Flag(long amount, boolean above, @Nullable Long baseline, long streak) {
        /** The strongest reason: the amount by the baseline, to two decimals, or the streak. */
        public double score() {
            long least = baseline == null ? 1 : Math.max(baseline, 1);
            double times = above ? Math.floorDiv(amount * 200 + least, 2 * least) / 100.0 : 0;
            return Math.max(times, (double) streak);
        }
    }

    /**
     * The two rules as tuned.
     *
     * @param factorPermille thousandths of the baseline
     * @param times equal amounts in a row
     */
    public record Tuning(int version, int factorPermille, int times) {
        /** As every installation begins. */
        public static final Tuning FIRST = new Tuning(1, 2000, 3);
    }

    private final TestDatabase database;
    private final Tuning tuning;
    private final List<String> columns = new ArrayList<>();
    private final Map<String, Day> days = new TreeMap<>();
    private final Map<String, Week> weeks = new TreeMap<>();
    private final Map<String, Flag> flags = new TreeMap<>();

    public SqlOracle(TestDatabase database, LocalDate today) {
        this(database, today, Tuning.FIRST);
    }

    public SqlOracle(TestDatabase database, LocalDate today, Tuning tuning) {
        this.database = database;
        this.tuning = tuning;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            readColumns(statement);
            days(statement);
            weeks(statement, today);
            streaks(statement);
            flags(statement);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The columns the table has; the sales' documents have these and the business date. */
    public List<String> columns() {
        return Collections.unmodifiableList(columns);
    }

    /** All sales by id: for small tables. */
    public Map<String, Sale> sales() {
        Map<String, Sale> sales = new TreeMap<>();
        forEachSale(sale -> sales.put(sale.id(), sale));
        return sales;
    }

    public Tuning tuning() {
        return tuning;
    }

    /** By {@code STORE:DATE}. */
    public Map<String, Day> days() {
        return days;
    }

    /** By {@code STORE:START_DATE}. */
    public Map<String, Week> weeks() {
        return weeks;
    }

    /** By the sale's id. */
    public Map<String, Flag> flags() {
        return flags;
    }

    /** Reads the sales anew and hands them over, in no order. */
    public void forEachSale(Consumer<Sale> consumer) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet row = statement.executeQuery(
                    "SELECT " + String.join(", ", columns) + ", DATE(sold_at) AS business_date" + fromGood())) {
                while (row.next()) {
                    consumer.accept(new Sale(row.getString("id"), row.getString("store_id"), document(row)));
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private ObjectNode document(ResultSet row) throws SQLException {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        for (String column : columns) {
            switch (column) {
                case "created", "modified", "sold_at", "will_deposited_at" -> {
                    LocalDateTime time = row.getObject(column, LocalDateTime.class);
                    document.put(
                            column,
                            time == null ? null : time.atZone(SEOUL).toInstant().toString());
                }
                case "amount_sale", "amount_fee", "amount_deposit" -> {
                    long amount = row.getLong(column);
                    document.put(column, row.wasNull() ? null : Long.valueOf(amount));
                }
                case "is_canceled" -> document.put(column, row.getBoolean(column));
                case "id", "store_id" -> document.put(column, row.getString(column));
                default -> document.put(column, masked(row.getString(column)));
            }
        }
        String date = row.getString("business_date");
        return document.put("business_date", date).put("store_day", row.getString("store_id") + ":" + date);
    }

    /** Cuts card numbers as they occur in samples to their first six and last four digits. */
    private static @Nullable String masked(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher matcher = DIGIT_GROUPS.matcher(text);
        return matcher.replaceAll(found -> {
            String digits = found.group().replaceAll("[ -]", "");
            return isCard(digits)
                    ? digits.substring(0, 6) + "*".repeat(digits.length() - 10) + digits.substring(digits.length() - 4)
                    : Matcher.quoteReplacement(found.group());
        });
    }

    /** Luhn's check. */
    private static boolean isCard(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return sum % 10 == 0;
    }

    private void readColumns(Statement statement) throws SQLException {
        try (ResultSet none = statement.executeQuery("SELECT * FROM platform_sales LIMIT 0")) {
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                columns.add(none.getMetaData().getColumnName(i));
            }
        }
    }

    /** The rows that can be taken in. */
    private String fromGood() {
        return " FROM platform_sales WHERE id IS NOT NULL AND store_id IS NOT NULL AND amount_sale IS NOT NULL"
                + " AND CAST(sold_at AS CHAR) NOT LIKE '0000%'"
                + (columns.contains("remark") ? " AND CHAR_LENGTH(IFNULL(remark, '')) < 30000" : "");
    }

    private void days(Statement statement) throws SQLException {
        statement.execute("CREATE TEMPORARY TABLE oracle_days (" + key("date")
                + ", total BIGINT, number BIGINT, canceled_total BIGINT, canceled_number BIGINT)");
        statement.execute("INSERT INTO oracle_days SELECT " + STORE + ", DATE(sold_at),"
                + " SUM(IF(is_canceled, 0, amount_sale)), SUM(NOT is_canceled),"
                + " SUM(IF(is_canceled, amount_sale, 0)), SUM(is_canceled)" + fromGood() + " GROUP BY 1, 2");
        try (ResultSet row = statement.executeQuery("SELECT store, date, total, number, IF(number = 0, 0, "
                + floorOf("total", "NULLIF(number, 0)") + "), canceled_total, canceled_number FROM oracle_days")) {
            while (row.next()) {
                days.put(
                        row.getString(1) + ":" + row.getString(2),
                        new Day(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7)));
            }
        }
    }

    private void weeks(Statement statement, LocalDate today) throws SQLException {
        statement.execute(
                "CREATE TEMPORARY TABLE oracle_weeks (" + key("start_date") + ", total BIGINT, number BIGINT)");
        statement.execute("INSERT INTO oracle_weeks SELECT store, DATE_SUB(date, INTERVAL back DAY) AS start_date,"
                + " SUM(total), SUM(number) FROM oracle_days CROSS JOIN (SELECT 0 AS back UNION ALL SELECT 1"
                + " UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6)"
                + " AS seven WHERE DATE_SUB(date, INTERVAL back DAY) <= '" + today.minusDays(7) + "'"
                + " GROUP BY store, start_date HAVING SUM(number) > 0");
        statement.execute("ALTER TABLE oracle_weeks ADD aov BIGINT");
        statement.execute("UPDATE oracle_weeks SET aov = " + floorOf("total", "number"));
        try (ResultSet row = statement.executeQuery("SELECT store, start_date, total, number, aov FROM oracle_weeks")) {
            while (row.next()) {
                weeks.put(
                        row.getString(1) + ":" + row.getString(2),
                        new Week(row.getLong(3), row.getLong(4), row.getLong(5)));
            }
        }
    }

    /** Runs of equal amounts: each sale that differs from the one before it begins another. */
    private void streaks(Statement statement) throws SQLException {
        String card = "CAST(IF(card_number REGEXP '^[0-9]{4,6}[0-9 -]{9,18}$', CONCAT(LEFT(" + DIGITS
                + ", 6), REPEAT('*', CHAR_LENGTH(" + DIGITS + ") - 10), RIGHT(" + DIGITS + ", 4)), card_number)"
                + " AS BINARY)";
        String ofCard = "PARTITION BY store_id, date, card";
        statement.execute("CREATE TEMPORARY TABLE oracle_streaks (id BIGINT UNSIGNED PRIMARY KEY, streak BIGINT)");
        statement.execute("INSERT INTO oracle_streaks"
                + " WITH sales AS (SELECT id, store_id, DATE(sold_at) AS date, " + card
                + " AS card, sold_at, amount_sale" + fromGood() + " AND NOT is_canceled AND card_number IS NOT NULL),"
                + " begun AS (SELECT sales.*, IF(LAG(amount_sale) OVER (" + ofCard
                + " ORDER BY sold_at, id) = amount_sale, 0, 1) AS begins FROM sales),"
                + " numbered AS (SELECT begun.*, SUM(begins) OVER (" + ofCard
                + " ORDER BY sold_at, id) AS streak_number FROM begun),"
                + " counted AS (SELECT id, ROW_NUMBER() OVER (" + ofCard
                + ", streak_number ORDER BY sold_at, id) AS streak FROM numbered)"
                + " SELECT id, streak FROM counted WHERE streak >= " + tuning.times());
    }

    private void flags(Statement statement) throws SQLException {
        String above =
                "NOT is_canceled AND aov IS NOT NULL AND amount_sale * 1000 > " + tuning.factorPermille() + " * aov";
        try (ResultSet row = statement.executeQuery("SELECT sales.id, amount_sale, " + above
                + ", aov, IFNULL(streak, 0) FROM (SELECT id, " + STORE
                + " AS store, DATE(sold_at) AS date, is_canceled, amount_sale" + fromGood() + ") AS sales"
                + " LEFT JOIN oracle_weeks ON oracle_weeks.store = sales.store"
                + " AND oracle_weeks.start_date = DATE_SUB(sales.date, INTERVAL 7 DAY)"
                + " LEFT JOIN oracle_streaks ON oracle_streaks.id = sales.id"
                + " WHERE (" + above + ") OR streak IS NOT NULL")) {
            while (row.next()) {
                long aov = row.getLong(4);
                Long baseline = row.wasNull() ? null : Long.valueOf(aov);
                flags.put(row.getString(1), new Flag(row.getLong(2), row.getBoolean(3), baseline, row.getLong(5)));
            }
        }
    }

    private static String key(String date) {
        return "store VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, " + date + " DATE, PRIMARY KEY (store, "
                + date + ")";
    }

    /** Floor division; that of SQL goes towards zero. */
    private static String floorOf(String total, String number) {
        return "(%1$s - MOD(MOD(%1$s, %2$s) + %2$s, %2$s)) DIV %2$s".formatted(total, number);
    }

    private static IllegalStateException failed(SQLException cause) {
        return new IllegalStateException("the oracle's query failed", cause);
    }
}
