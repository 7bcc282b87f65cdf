package io.tillwatch.mysql;

import io.tillwatch.mysql.DemoTable.Shape;
import io.tillwatch.samples.RawSale;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows with statements of many values each. */
final class InsertedRows {
    private static final int ROWS_A_STATEMENT = 200;

    private final Connection connection;
    private final String table;
    private final Shape shape;
    private @Nullable PreparedStatement full;

    InsertedRows(Connection connection, String table, Shape shape) {
        this.connection = connection;
        this.table = table;
        this.shape = shape;
    }

    /** Writes all rows or throws; commits nothing. */
    void write(List<RawSale> rows) throws SQLException {
        int whole = rows.size() - rows.size() % ROWS_A_STATEMENT;
        if (whole > 0) {
            if (full == null) {
                full = connection.prepareStatement(DemoTableSql.replace(table, ROWS_A_STATEMENT));
            }
            for (int from = 0; from < whole; from += ROWS_A_STATEMENT) {
                execute(full, rows.subList(from, from + ROWS_A_STATEMENT));
            }
        }
        if (whole < rows.size()) {
            String sql = DemoTableSql.replace(table, rows.size() - whole);
            try (PreparedStatement rest = connection.prepareStatement(sql)) {
                execute(rest, rows.subList(whole, rows.size()));
            }
        }
    }

    private void execute(PreparedStatement statement, List<RawSale> rows) throws SQLException {
        int at = 1;
        for (RawSale sale : rows) {
            for (String value : DemoTableSql.values(sale, shape)) {
                statement.setString(at++, value);
            }
        }
        statement.executeUpdate();
    }

    void close() throws SQLException {
        if (full != null) {
            full.close();
        }
    }
}
