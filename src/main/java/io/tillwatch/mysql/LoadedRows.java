package io.tillwatch.mysql;

import com.mysql.cj.jdbc.JdbcStatement;
import io.tillwatch.mysql.DemoTable.Shape;
import io.tillwatch.samples.RawSale;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows with LOAD DATA LOCAL, twice as fast, where the server allows it. */
final class LoadedRows implements DemoRows {
    private final Connection connection;
    private final Shape shape;
    private final String sql;

    LoadedRows(Connection connection, String table, Shape shape) {
        this.connection = connection;
        this.shape = shape;
        this.sql = "LOAD DATA LOCAL INFILE 'rows' REPLACE INTO TABLE " + table + " CHARACTER SET utf8mb4 ("
                + String.join(",", RawSale.COLUMNS) + ")";
    }

    @Override
    public void write(List<RawSale> rows) throws SQLException {
        StringBuilder text = new StringBuilder(rows.size() * 400);
        for (RawSale sale : rows) {
            for (String value : DemoTableSql.values(sale, shape)) {
                append(text, value);
                text.append('\t');
            }
            text.setCharAt(text.length() - 1, '\n');
        }
        try (Statement statement = connection.createStatement()) {
            statement
                    .unwrap(JdbcStatement.class)
                    .setLocalInfileInputStream(
                            new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
            statement.execute(sql);
            // What an INSERT would refuse, this one bends into shape and warns of.
            SQLWarning warning = statement.getWarnings();
            if (warning != null) {
                throw new SQLException("A value was bent", warning.getSQLState(), warning.getErrorCode());
            }
        }
    }

    private static void append(StringBuilder text, @Nullable String value) {
        if (value == null) {
            text.append("\\N");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            switch (next) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\0' -> text.append("\\0");
                default -> text.append(next);
            }
        }
    }

    @Override
    public void close() {}
}
