package io.tillwatch.bench;

import io.tillwatch.mysql.DemoTable;
import io.tillwatch.samples.SampleSales;
import io.tillwatch.testing.DatabaseServer;
import io.tillwatch.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A database with a table of made-up sales: 200 stores (or as many as wished) over a year, however many rows.
 *
 * @param rows how many there are at first
 */
record SampleTable(TestDatabase database, long rows) implements AutoCloseable {
    private static final int STORES = 200;
    private static final int DAYS = 365;

    static SampleSales sales(LocalDate lastDate, long rows) {
        return sales(lastDate, STORES, rows);
    }

    private static SampleSales sales(LocalDate lastDate, int stores, long rows) {
        return SampleSales.of(20_220_531, lastDate, stores, DAYS, rows);
    }

    static SampleTable fill(DatabaseServer server, LocalDate lastDate, long rows) {
        return fill(server, lastDate, STORES, rows);
    }

    static SampleTable fill(DatabaseServer server, LocalDate lastDate, int stores, long rows) {
        TestDatabase database = server.createDatabase("bench");
        long[] added = new long[1];
        try (DemoTable table = DemoTable.open(
                database.url(),
                database.user(),
                database.password(),
                "platform_sales",
                DemoTable.Shape.DATETIME6,
                DemoTable.StoreIds.NUMBER)) {
            table.create();
            sales(lastDate, stores, rows).forEach(sale -> {
                table.add(sale);
                added[0]++;
            });
        }
        // Statistics of a table just filled are guesses, and the server would make better ones in the midst of a
        // figure.
        database.execute("ANALYZE TABLE platform_sales");
        return new SampleTable(database, added[0]);
    }

    /** Changes so many sales anywhere in the table, as of a second ago: a third each amount, cancellation and date. */
    void change(int count) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet found =
                    statement.executeQuery("SELECT id FROM platform_sales ORDER BY RAND() LIMIT " + count)) {
                while (found.next()) {
                    ids.add(found.getLong(1));
                }
            }
            connection.setAutoCommit(false);
            for (int i = 0; i < ids.size(); i++) {
                String change =
                        switch (i % 3) {
                            case 0 -> "amount_sale = amount_sale + 100";
                            case 1 -> "is_canceled = 1 - is_canceled";
                            default -> "sold_at = sold_at - INTERVAL 1 DAY";
                        };
                try (PreparedStatement update = connection.prepareStatement("UPDATE platform_sales SET " + change
                        + ", modified = UTC_TIMESTAMP() + INTERVAL 9 HOUR - INTERVAL 1 SECOND WHERE id = ?")) {
                    update.setLong(1, ids.get(i));
                    update.executeUpdate();
                }
            }
            connection.commit();
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
