package io.tillwatch.bench;

import io.tillwatch.model.SaleColumns;
import io.tillwatch.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Changes a table of sales as life does, and worse; counts what it did. Which rows it takes follows from the seed. */
final class RandomChanges implements AutoCloseable {
    /** What can happen to a row. */
    enum Kind {
        /** A new sale, just written. */
        NEW,
        /** A new row that claims to have been written long ago. */
        LATE,
        /** One of many rows that change with one and the same {@code modified}. */
        TIE,
        AMOUNT,
        /** A changed amount with the {@code modified} the row had. */
        SILENT_AMOUNT,
        DATE,
        CANCELLATION,
        DELETE,
        REINSTATED
    }

    /** Above all ids of samples, and above what a double can tell apart. */
    private static final long FIRST_NEW_ID = 9_007_199_254_740_993L;

    private static final int PICKED_OF = 30;
    private static final List<Kind> ORDINARY = List.of(
            Kind.NEW,
            Kind.LATE,
            Kind.AMOUNT,
            Kind.SILENT_AMOUNT,
            Kind.DATE,
            Kind.CANCELLATION,
            Kind.DELETE,
            Kind.REINSTATED);
    private static final String COLUMNS = String.join(", ", SaleColumns.ALL);

    private final Random random;
    private final Connection connection;
    private final Statement statement;
    private final List<Long> ids = new ArrayList<>();
    private final List<Long> deleted = new ArrayList<>();
    private final List<Long> preferred = new ArrayList<>();
    private final Set<Long> gone = new HashSet<>();
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private long nextId = FIRST_NEW_ID;

    RandomChanges(TestDatabase database, long seed) throws SQLException {
        random = new Random(seed);
        connection = database.connect();
        connection.setAutoCommit(false);
        statement = connection.createStatement();
        statement.execute("CREATE TABLE deleted_sales LIKE platform_sales");
        try (Statement reading = connection.createStatement()) {
            reading.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet row = reading.executeQuery("SELECT id FROM platform_sales ORDER BY id")) {
                while (row.next()) {
                    ids.add(row.getLong(1));
                }
            }
        }
    }

    /** From now on some changes hit these sales. */
    void prefer(Collection<String> sales) {
        preferred.clear();
        sales.stream().sorted().map(Long::valueOf).forEach(preferred::add);
    }

    /** Makes so many changes of all kinds but ties, in transactions of different sizes. */
    void change(int changes) throws SQLException {
        int left = 0;
        for (int i = 0; i < changes; i++) {
            if (left-- == 0) {
                connection.commit();
                left = random.nextInt(200);
            }
            one();
        }
        connection.commit();
    }

    /** Changes the amount of so many rows, all with one {@code modified}, in one transaction. */
    void tie(int rows) throws SQLException {
        Set<Long> tied = new HashSet<>();
        while (tied.size() < Math.min(rows, ids.size())) {
            tied.add(ids.get(random.nextInt(ids.size())));
        }
        count(
                Kind.TIE,
                statement.executeUpdate("UPDATE platform_sales, (SELECT " + now() + " AS moment) AS tie"
                        + " SET amount_sale = amount_sale + " + (100 + random.nextInt(5) * 100)
                        + ", modified = tie.moment WHERE id IN ("
                        + tied.stream().map(String::valueOf).collect(Collectors.joining(",")) + ")"));
        connection.commit();
    }

    Map<Kind, Long> counts() {
        return counts;
    }

    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private void one() throws SQLException {
        Kind kind = ORDINARY.get(random.nextInt(ORDINARY.size()));
        if (kind == Kind.REINSTATED && deleted.isEmpty()) {
            kind = Kind.NEW;
        }
        long changed =
                switch (kind) {
                    case NEW -> insert(now());
                    case LATE -> insert("modified - INTERVAL " + random.nextInt(300 * 86_400) + " SECOND");
                    case AMOUNT -> update("amount_sale = " + amount() + ", modified = " + now());
                    case SILENT_AMOUNT -> update("amount_sale = " + amount());
                    case DATE ->
                        // A sale of after tomorrow would be set aside as a bad row.
                        update("sold_at = LEAST(sold_at + INTERVAL " + (random.nextInt(81) - 40)
                                + " DAY, UTC_TIMESTAMP(6) + INTERVAL 30 HOUR), modified = " + now());
                    case CANCELLATION -> update("is_canceled = 1 - is_canceled, modified = " + now());
                    case DELETE -> delete();
                    case REINSTATED -> reinstate();
                    case TIE -> throw new IllegalStateException("a tie is made of many");
                };
        count(kind, changed);
    }

    private void count(Kind kind, long changed) {
        counts.merge(kind, changed, Long::sum);
    }

    /** Rows come to light in another order than that of their times. */
    private String now() {
        return "UTC_TIMESTAMP(6) + INTERVAL 9 HOUR - INTERVAL " + random.nextInt(3_000_000) + " MICROSECOND";
    }

    private String amount() {
        return random.nextInt(20) == 0
                ? "amount_sale * " + (2 + random.nextInt(5))
                : random.nextInt(20) == 0 ? "-amount_sale" : "amount_sale + " + (random.nextInt(50) - 20) * 100;
    }

    /** A further sale like another one, sometimes with the same card, amount and date, sometimes of today. */
    private long insert(String modified) throws SQLException {
        long id = nextId++;
        String soldAt =
                switch (random.nextInt(3)) {
                    case 0 -> "sold_at + INTERVAL " + random.nextInt(3) + " MINUTE";
                    case 1 -> "sold_at - INTERVAL " + random.nextInt(20) + " DAY";
                    default -> "UTC_TIMESTAMP(6) + INTERVAL 9 HOUR - INTERVAL " + random.nextInt(86_400) + " SECOND";
                };
        String values = SaleColumns.ALL.stream()
                .map(column -> switch (column) {
                    case "id" -> Long.toString(id);
                    case "modified" -> modified;
                    case "sold_at" -> soldAt;
                    case "amount_sale" -> random.nextBoolean() ? column : amount();
                    default -> column;
                })
                .collect(Collectors.joining(", "));
        // The last ones more often, so that one card comes again and again.
        long like = random.nextInt(4) == 0 ? ids.getLast() : pick();
        int inserted = statement.executeUpdate("INSERT INTO platform_sales (" + COLUMNS + ") SELECT " + values
                + " FROM platform_sales WHERE id = " + like);
        ids.add(id);
        return inserted;
    }

    private long update(String what) throws SQLException {
        statement.executeUpdate("UPDATE platform_sales SET " + what + " WHERE id = " + pick());
        return 1;
    }

    private long delete() throws SQLException {
        long id = takeOut();
        statement.executeUpdate("INSERT INTO deleted_sales SELECT * FROM platform_sales WHERE id = " + id);
        deleted.add(id);
        gone.add(id);
        return statement.executeUpdate("DELETE FROM platform_sales WHERE id = " + id);
    }

    /** A row that was deleted is back, sometimes as if it had never been away. */
    private long reinstate() throws SQLException {
        int at = random.nextInt(deleted.size());
        long id = deleted.set(at, deleted.getLast());
        deleted.removeLast();
        gone.remove(id);
        ids.add(id);
        int back = statement.executeUpdate("INSERT INTO platform_sales SELECT * FROM deleted_sales WHERE id = " + id);
        statement.executeUpdate("DELETE FROM deleted_sales WHERE id = " + id);
        if (random.nextBoolean()) {
            statement.executeUpdate("UPDATE platform_sales SET modified = " + now() + " WHERE id = " + id);
        }
        return back;
    }

    private long pick() {
        if (!preferred.isEmpty() && random.nextInt(PICKED_OF) == 0) {
            long id = preferred.get(random.nextInt(preferred.size()));
            if (!gone.contains(id)) {
                return id;
            }
        }
        return ids.get(random.nextInt(ids.size()));
    }

    private long takeOut() {
        long id = pick();
        int at = ids.indexOf(id);
        ids.set(at, ids.getLast());
        ids.removeLast();
        return id;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
