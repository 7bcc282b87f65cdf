package io.tillwatch.failures;

import io.tillwatch.model.SaleColumns;
import io.tillwatch.mysql.DemoTable;
import io.tillwatch.samples.RawSale;
import io.tillwatch.samples.SampleSales;
import io.tillwatch.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A table {@code sales_rows} that lets everything in, with good rows and bad ones whose column {@code fault} names what
 * is wrong. Read through the view {@code sales}, which knows no id for some; the oracle's {@code platform_sales} is a
 * view of the good rows.
 */
final class BadRows {
    /** Test numbers of card companies; a row that holds them does so in every text column. */
    private static final List<String> CARDS =
            List.of("4111111111111111", "5555 5555 5555 4444", "3782-822463-10005", "4012888888881881");

    private static final List<String> TEXTS = List.of(
            "remark",
            "num_approval",
            "card_company",
            "card_category",
            "card_number",
            "raw_data",
            "platform",
            "daily_sale_id",
            "result_code",
            "result_msg",
            "extra_payment_id",
            "detail_status",
            "processing_status");

    private static final String[][] FAULTS = {
        {"DATE_ZERO", "sold_at = '0000-00-00 00:00:00'"},
        {"NUMBER_INVALID", "amount_sale = '4111-1111-1111-1111 won'"},
        {"TEXT_TOO_LONG", "remark = REPEAT('5555 5555 5555 4444 ', 3500)"},
        {"TEXT_MALFORMED", "remark = CONCAT('4111111111111111 ', X'EDA080')"},
        {"NUMBER_RANGE", "amount_sale = '9223372036854775808'"},
        {"ID_MISSING", "raw_data = CONCAT('{\"card\":\"4111111111111111\",\"row\":', id, '}')"},
        {"TEXT_MALFORMED", "raw_data = CONCAT('4111111111111111 ', X'C328')"},
        {"NUMBER_RANGE", "amount_fee = '41111111111111111111'"},
        {"TEXT_MALFORMED", "result_msg = CONVERT(X'D83D0041' USING ucs2)"},
        {"AMOUNT_MISSING", "amount_sale = NULL"}
    };

    private final TestDatabase database;
    private final List<String> ids = new ArrayList<>();
    private final Set<String> cards = new TreeSet<>();

    BadRows(TestDatabase database) {
        this.database = database;
    }

    /** Makes about {@code good} good rows, some of them full of card numbers, and {@code bad} bad ones. */
    void create(LocalDate today, int good, int bad) {
        try (DemoTable table = DemoTable.open(
                database.url(),
                database.user(),
                database.password(),
                "sales_rows",
                DemoTable.Shape.DATETIME,
                DemoTable.StoreIds.TEXT)) {
            table.create();
            SampleSales.of(11, today.minusDays(1), 8, 20, good).forEach(sale -> {
                table.add(sale);
                remember(sale);
            });
        }
        CARDS.forEach(card -> cards.add(card.replaceAll("[ -]", "")));
        database.execute("ALTER TABLE sales_rows MODIFY sold_at DATETIME NULL, MODIFY amount_sale VARCHAR(40),"
                + " MODIFY amount_fee VARCHAR(40), MODIFY remark LONGBLOB, MODIFY raw_data LONGBLOB,"
                + " MODIFY result_msg VARCHAR(255) CHARACTER SET ucs2, ADD fault VARCHAR(20)");
        String columns = String.join(", ", SaleColumns.ALL.subList(1, SaleColumns.ALL.size()));
        database.execute("CREATE VIEW sales AS SELECT IF(fault = 'ID_MISSING', NULL, id) AS id, " + columns
                + " FROM sales_rows; "
                + "CREATE VIEW platform_sales AS SELECT id, IF(store_id LIKE '________________',"
                + " INSERT(store_id, 7, 6, '******'), store_id) AS store_id,"
                // The server may compute a column before it leaves the row out, and fails on bad values.
                + " IF(fault IS NULL, sold_at, NULL) AS sold_at,"
                + " CAST(IF(fault IS NULL, amount_sale, NULL) AS SIGNED) AS amount_sale, is_canceled, card_number"
                + " FROM sales_rows WHERE fault IS NULL");
        StringBuilder statements = new StringBuilder("SET SESSION sql_mode = ''");
        int step = ids.size() / (2 * bad);
        for (int i = 0; i < bad; i++) {
            // Every bad row is full of card numbers too, and so is a good one beside it.
            fillWithCards(statements, ids.get(2 * i * step), CARDS.get(i % CARDS.size()));
            fillWithCards(statements, ids.get((2 * i + 1) * step), CARDS.get(i % CARDS.size()));
            String[] fault = FAULTS[i % FAULTS.length];
            statements
                    .append("; UPDATE sales_rows SET fault = '")
                    .append(fault[0])
                    .append("', ")
                    .append(fault[1])
                    .append(" WHERE id = ")
                    .append(ids.get(2 * i * step));
        }
        // Rows without an id that also share their time are the hardest to tell apart.
        statements.append("; UPDATE sales_rows SET modified = '2026-01-01 00:00:00' WHERE fault = 'ID_MISSING'");
        database.execute(statements.toString());
    }

    private void remember(RawSale sale) {
        ids.add(sale.id().toString());
        String card = String.valueOf(sale.cardNumber()).replaceAll("[ -]", "");
        if (card.matches("[0-9]{13,19}")) {
            cards.add(card);
        }
    }

    private static void fillWithCards(StringBuilder statements, String id, String card) {
        statements.append("; UPDATE sales_rows SET store_id = '4111111111111111'");
        for (String column : TEXTS) {
            boolean alone = column.equals("card_number");
            statements.append(", ").append(column).append(" = '").append(alone ? "" : "카드 ");
            statements.append(card).append(alone ? "'" : " 😀x'");
        }
        statements.append(" WHERE id = ").append(id);
    }

    /** Full card numbers that stand in the table, digits only. */
    Set<String> cards() {
        return cards;
    }

    /** The faults by id, rows that show none left out. */
    Map<String, String> faults() {
        return query("SELECT id, fault FROM sales_rows WHERE fault <> 'ID_MISSING'");
    }

    long withoutId() {
        return query("SELECT id, fault FROM sales_rows WHERE fault = 'ID_MISSING'")
                .size();
    }

    /** Mends the first so many rows of each kind of fault. */
    void mend(int ofEach, boolean modified) {
        StringBuilder statements = new StringBuilder("SET SESSION sql_mode = ''");
        Map<String, Integer> done = new TreeMap<>();
        query("SELECT id, fault FROM sales_rows WHERE fault IS NOT NULL").forEach((id, fault) -> {
            if (done.merge(fault, 1, Integer::sum) <= ofEach) {
                statements
                        .append("; UPDATE sales_rows SET fault = NULL, remark = NULL, raw_data = NULL,"
                                + " result_msg = NULL, amount_sale = '12000', amount_fee = '120',"
                                + " sold_at = COALESCE(NULLIF(sold_at, '0000-00-00 00:00:00'), created)")
                        .append(modified ? ", modified = NOW()" : "")
                        .append(" WHERE id = ")
                        .append(id);
            }
        });
        database.execute(statements.toString());
    }

    private Map<String, String> query(String sql) {
        Map<String, String> found = new TreeMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the test's query failed", e);
        }
    }
}
