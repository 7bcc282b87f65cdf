package io.tillwatch.elastic;

import io.tillwatch.elastic.SaleColumnTypes.Meaning;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.SaleRows.Bounds;
import io.tillwatch.service.SaleRows.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what a person asked for in terms of the index. */
final class RowQuery {
    private static final String ID = "id";
    /** What Elasticsearch takes in one list of values. */
    private static final int MOST_VALUES = 65_536;

    private final SaleColumnTypes types = SaleColumnTypes.OURS;
    private final Query asked;

    RowQuery(Query asked) {
        this.asked = asked;
    }

    Map<String, @Nullable Object> filters() {
        List<Map<String, @Nullable Object>> filters = new ArrayList<>();
        filters.add(Queries.range("business_date", asked.range(), asked.storeId()));
        asked.terms().forEach((column, values) -> filters.add(anyOf(column, values)));
        asked.ranges().forEach((column, bounds) -> filters.add(between(column, bounds)));
        List<Bounds> times = asked.soldWithin();
        if (times != null) {
            filters.add(Queries.anyOrNone(
                    times.stream().map(time -> between("sold_at", time)).toList()));
        }
        asked.texts().forEach((column, text) -> filters.add(text(column, text.strip())));
        return Queries.all(filters);
    }

    /** Rows without a value last, rows of one value by id. */
    List<?> sort() {
        String column = types.sortable(asked.order());
        Object order =
                Json.object(column, Json.object("order", asked.descending() ? "desc" : "asc", "missing", "_last"));
        return column.equals(ID) ? List.of(order) : List.of(order, ID);
    }

    /** What to send of each row. */
    Object source() {
        asked.columns().forEach(types::of);
        return asked.columns().isEmpty() ? true : asked.columns();
    }

    private Map<String, @Nullable Object> anyOf(String column, List<String> texts) {
        if (texts.size() > MOST_VALUES) {
            throw SaleColumnTypes.failure(Sentence.of("elastic.column.values", column));
        }
        if (column.equals(ID)) {
            return Queries.ids(texts);
        }
        Meaning meaning = types.of(column);
        if (meaning == Meaning.WORDS || meaning == Meaning.OPAQUE) {
            throw SaleColumnTypes.notFiltered(column);
        }
        List<Object> values = new ArrayList<>();
        boolean none = false;
        for (String text : texts) {
            none |= text.isEmpty();
            if (!text.isEmpty() || meaning == Meaning.KEYWORD) {
                values.add(types.value(column, text));
            }
        }
        var any = Queries.terms(column, values);
        return none ? Queries.any(List.of(any, Queries.without(column))) : any;
    }

    private Map<String, @Nullable Object> between(String column, Bounds bounds) {
        Meaning meaning = types.of(column);
        if (meaning != Meaning.NUMBER && meaning != Meaning.INSTANT) {
            throw SaleColumnTypes.notFiltered(column);
        }
        if (bounds.least() == null && bounds.most() == null) {
            return Queries.everything();
        }
        return meaning == Meaning.NUMBER
                ? Queries.between(column, bounds.least(), bounds.most())
                : Queries.between(column, time(bounds.least()), time(bounds.most()));
    }

    private static @Nullable Instant time(@Nullable Long milliseconds) {
        return milliseconds == null ? null : Instant.ofEpochMilli(milliseconds);
    }

    private Map<String, @Nullable Object> text(String column, String text) {
        Meaning meaning = types.of(column);
        if (meaning != Meaning.WORDS && meaning != Meaning.KEYWORD) {
            throw SaleColumnTypes.notFiltered(column);
        }
        if (text.isEmpty()) {
            return Queries.everything();
        }
        return meaning == Meaning.WORDS ? Queries.words(column, text) : Queries.prefix(column, text);
    }
}
