package io.tillwatch.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.model.SaleColumns;
import io.tillwatch.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one would write in an afternoon: the driver streams the rows, each column is asked for as text, each row becomes
 * a map, Jackson makes JSON of it, and full bodies are posted one after another. Nothing is masked, checked or judged.
 */
final class PlainStream {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final BulkPoster poster;

    PlainStream(BulkPoster poster) {
        this.poster = poster;
    }

    void run(TestDatabase database) throws SQLException, IOException, InterruptedException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet rows =
                    statement.executeQuery("SELECT " + String.join(",", SaleColumns.ALL) + " FROM platform_sales")) {
                while (rows.next()) {
                    add(rows);
                }
            }
        }
        post();
    }

    private void add(ResultSet row) throws SQLException, IOException, InterruptedException {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        for (int i = 0; i < SaleColumns.ALL.size(); i++) {
            String column = SaleColumns.ALL.get(i);
            String text = row.getString(i + 1);
            document.put(column, text == null ? null : value(column, text));
        }
        body.writeBytes(("{\"index\":{\"_id\":\"" + document.get("id") + "\"}}\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(JSON.writeValueAsBytes(document));
        body.write('\n');
        if (body.size() >= BulkPoster.BODY_BYTES) {
            post();
        }
    }

    /** Just enough that our mapping takes it. */
    private static Object value(String column, String text) {
        return switch (column) {
            case "amount_sale", "amount_fee", "amount_deposit" -> Long.valueOf(text);
            case "is_canceled" -> !text.equals("0") && !text.equals("false");
            case "created", "modified", "sold_at", "will_deposited_at" -> text.replace(' ', 'T') + "+09:00";
            default -> text;
        };
    }

    private void post() throws IOException, InterruptedException {
        if (body.size() > 0) {
            poster.post(body.toByteArray());
            body.reset();
        }
    }
}
