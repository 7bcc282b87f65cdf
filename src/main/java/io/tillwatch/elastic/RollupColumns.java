package io.tillwatch.elastic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.StoreDay;
import io.tillwatch.model.StoreDayRollup;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Store-days read from the columns of the index. A change of a thousand sales looks at ten thousand store-days, and
 * columns are read in a third of the time that their documents take.
 */
final class RollupColumns {
    private static final String MILLIS = "epoch_millis";
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private static final List<?> SPENDS =
            List.of("store_id", Json.object("field", "date", "format", MILLIS), "total_sale", "num_customer");
    private static final List<?> WHOLE = Stream.concat(
                    SPENDS.stream(),
                    Stream.of(
                            "unit_price",
                            "canceled_count",
                            "canceled_amount",
                            "state",
                            Json.object("field", "computed_at", "format", MILLIS)))
            .toList();

    private String storeId = "";
    private LocalDate date = LocalDate.EPOCH;
    private long total;
    private long count;
    private long average;
    private long canceledCount;
    private long canceledAmount;
    private String state = "";
    private Instant computedAt = Instant.EPOCH;

    private RollupColumns() {}

    /** As they stand there, of a store-day or a store-week. */
    static RollupColumns of(Hit hit) {
        var columns = new RollupColumns();
        try (JsonParser parser = hit.parser()) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                columns.take(name, parser);
            }
        } catch (IOException e) {
            throw Json.unreadable();
        }
        return columns;
    }

    /** Store-days by their ids; those that do not exist are absent. */
    static List<StoreDayRollup> storeDays(Searches searches, List<String> ids) {
        return searches.page(IndexKind.DAYS, Queries.terms("_id", ids), WHOLE).stream()
                .map(RollupColumns::storeDay)
                .toList();
    }

    /** Spend and number of sales of store-days by their ids; those that do not exist are absent. */
    static List<Map.Entry<StoreDay, DayTotals>> spends(Searches searches, List<String> ids) {
        return searches.page(IndexKind.DAYS, Queries.terms("_id", ids), SPENDS).stream()
                .map(RollupColumns::of)
                .map(day -> Map.entry(day.day(), day.totals()))
                .toList();
    }

    private StoreDay day() {
        return new StoreDay(storeId, date);
    }

    private static StoreDayRollup storeDay(Hit hit) {
        RollupColumns columns = of(hit);
        return RollupDocuments.storeDay(
                columns.day(), columns.totals(), columns.average, columns.state, columns.computedAt);
    }

    String storeId() {
        return storeId;
    }

    DayTotals totals() {
        return new DayTotals(total, count, canceledAmount, canceledCount);
    }

    boolean provisional() {
        return RollupDocuments.isProvisional(state);
    }

    /** Every column is a list, of one value unless somebody wrote the document by hand. */
    private void take(String name, JsonParser values) throws IOException {
        for (boolean first = true; values.nextToken() != JsonToken.END_ARRAY; first = false) {
            if (first) {
                takeValue(name, values);
            }
        }
    }

    private void takeValue(String name, JsonParser value) throws IOException {
        switch (name) {
            case "store_id" -> storeId = value.getText();
            case "date" -> date = LocalDate.ofEpochDay(Math.floorDiv(millis(value), DAY_MILLIS));
            case "total_sale" -> total = value.getLongValue();
            case "num_customer" -> count = value.getLongValue();
            case "unit_price" -> average = value.getLongValue();
            case "canceled_count" -> canceledCount = value.getLongValue();
            case "canceled_amount" -> canceledAmount = value.getLongValue();
            case "state" -> state = value.getText();
            case "computed_at" -> computedAt = Instant.ofEpochMilli(millis(value));
            default -> {}
        }
    }

    private static long millis(JsonParser value) throws IOException {
        return Long.parseLong(value.getText());
    }
}
