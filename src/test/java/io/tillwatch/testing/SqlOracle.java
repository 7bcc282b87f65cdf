package io.tillwatch.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the indices should hold, computed from the table in the most naive way: sums by SQL, store-weeks by adding seven
 * days up for every date, rules by looking at all sales. For DATETIME tables in the business zone. Shares no code with
 * the product.
 */
public final class SqlOracle {
    private static final String GOOD = " WHERE id IS NOT NULL AND store_id IS NOT NULL AND amount_sale IS NOT NULL"
            + " AND CAST(sold_at AS CHAR) NOT LIKE '0000%' AND CHAR_LENGTH(IFNULL(remark, '')) < 30000";

    /** A sale as the oracle sees it. */
    public record Sale(
            String id,
            String store,
            LocalDate date,
            String soldAt,
            long amount,
            boolean canceled,
            @Nullable String card) {}

    /** Spend, number and AOV, with what was cancelled. */
    public record Day(long total, long count, long canceledAmount, long canceledCount) {}

    /** Spend and number of seven dates. */
    public record Week(long total, long count) {}

    /** Which rules fire, and the baseline. */
    public record Flag(
            boolean above, boolean repeated, @Nullable Long baseline) {}

    private final Map<String, Sale> sales = new TreeMap<>();
    private final Map<String, Day> days = new TreeMap<>();
    private final Map<String, Week> weeks = new TreeMap<>();
    private final Map<String, Flag> flags = new TreeMap<>();

    public SqlOracle(TestDatabase database, LocalDate today) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            readSales(statement);
            readDays(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("the oracle's query failed", e);
        }
        addWeeks(today);
        judge(today);
    }

    public Map<String, Sale> sales() {
        return sales;
    }

    public Map<String, Day> days() {
        return days;
    }

    public Map<String, Week> weeks() {
        return weeks;
    }

    public Map<String, Flag> flags() {
        return flags;
    }

    private void readSales(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "SELECT id, store_id, DATE(sold_at), CAST(sold_at AS CHAR), amount_sale, is_canceled, card_number"
                        + " FROM platform_sales" + GOOD)) {
            while (row.next()) {
                sales.put(
                        row.getString(1),
                        new Sale(
                                row.getString(1),
                                row.getString(2),
                                LocalDate.parse(row.getString(3)),
                                row.getString(4),
                                row.getLong(5),
                                row.getBoolean(6),
                                masked(row.getString(7))));
            }
        }
    }

    /** What the sample's cards look like once cut: test numbers in one piece or in groups, the others as they are. */
    private static @Nullable String masked(@Nullable String card) {
        if (card == null || !card.matches("[0-9]{4,6}[0-9 -]{9,18}")) {
            return card;
        }
        String digits = card.replaceAll("[ -]", "");
        return digits.substring(0, 6) + "*".repeat(digits.length() - 10) + digits.substring(digits.length() - 4);
    }

    private void readDays(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT store_id, DATE(sold_at),"
                + " SUM(IF(is_canceled, 0, amount_sale)), SUM(NOT is_canceled),"
                + " SUM(IF(is_canceled, amount_sale, 0)), SUM(is_canceled) FROM platform_sales" + GOOD
                + " GROUP BY 1, 2")) {
            while (row.next()) {
                days.put(
                        row.getString(1) + ":" + row.getString(2),
                        new Day(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6)));
            }
        }
    }

    private void addWeeks(LocalDate today) {
        for (String key : days.keySet()) {
            int colon = key.lastIndexOf(':');
            String store = key.substring(0, colon);
            LocalDate date = LocalDate.parse(key.substring(colon + 1));
            for (int later = 1; later <= 7; later++) {
                LocalDate after = date.plusDays(later);
                Week week = week(store, after);
                if (!after.isAfter(today) && week.count() > 0) {
                    weeks.put(store + ":" + after.minusDays(7), week);
                }
            }
        }
    }

    private Week week(String store, LocalDate after) {
        long total = 0;
        long count = 0;
        for (int back = 7; back >= 1; back--) {
            Day day = days.get(store + ":" + after.minusDays(back));
            total += day == null ? 0 : day.total();
            count += day == null ? 0 : day.count();
        }
        return new Week(total, count);
    }

    private void judge(LocalDate today) {
        Map<String, List<Sale>> byCard = new HashMap<>();
        for (Sale sale : sales.values()) {
            if (!sale.canceled() && sale.card() != null) {
                byCard.computeIfAbsent(sale.store() + "|" + sale.date() + "|" + sale.card(), key -> new ArrayList<>())
                        .add(sale);
            }
        }
        Map<String, Boolean> repeated = new HashMap<>();
        for (List<Sale> ofCard : byCard.values()) {
            ofCard.sort(Comparator.comparing(Sale::soldAt).thenComparing(sale -> new java.math.BigInteger(sale.id())));
            for (int i = 2; i < ofCard.size(); i++) {
                if (ofCard.get(i).amount() == ofCard.get(i - 1).amount()
                        && ofCard.get(i).amount() == ofCard.get(i - 2).amount()) {
                    repeated.put(ofCard.get(i).id(), true);
                }
            }
        }
        for (Sale sale : sales.values()) {
            Week week = sale.date().isAfter(today) ? new Week(0, 0) : week(sale.store(), sale.date());
            Long baseline = week.count() == 0 ? null : Math.floorDiv(week.total(), week.count());
            boolean above = !sale.canceled() && baseline != null && sale.amount() > 2 * baseline;
            boolean again = repeated.containsKey(sale.id());
            if (above || again) {
                flags.put(sale.id(), new Flag(above, again, baseline));
            }
        }
    }
}
