package io.tillwatch.elastic;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.StoreDay;
import io.tillwatch.service.StoreRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The queries we ask. All are terms and ranges: nothing of a document or a person is ever parsed as a query. */
final class Queries {
    private Queries() {}

    static Map<String, @Nullable Object> term(String field, Object value) {
        return Json.object("term", Json.object(field, value));
    }

    static Map<String, @Nullable Object> terms(String field, Collection<?> values) {
        return Json.object("terms", Json.object(field, values));
    }

    static Map<String, @Nullable Object> all(List<? extends Map<String, @Nullable Object>> filters) {
        return Json.object("bool", Json.object("filter", filters));
    }

    static Map<String, @Nullable Object> any(List<? extends Map<String, @Nullable Object>> choices) {
        return choices.size() == 1
                ? choices.getFirst()
                : Json.object("bool", Json.object("should", choices, "minimum_should_match", 1));
    }

    static Map<String, @Nullable Object> without(Map<String, @Nullable Object> query, Collection<String> ids) {
        return ids.isEmpty()
                ? query
                : Json.object(
                        "bool",
                        Json.object("filter", query, "must_not", Json.object("ids", Json.object("values", ids))));
    }

    /** A range of dates in a field, and one store or all. */
    static Map<String, @Nullable Object> range(String field, DateRange range, @Nullable String storeId) {
        List<Map<String, @Nullable Object>> filters = new ArrayList<>();
        if (storeId != null) {
            filters.add(term("store_id", storeId));
        }
        return range(field, range, filters);
    }

    /** A range of dates in a field, and some stores. */
    static Map<String, @Nullable Object> range(String field, DateRange range, StoreRange stores) {
        Map<String, @Nullable Object> bounds = Json.object();
        if (stores.after() != null) {
            bounds.put("gt", stores.after());
        }
        if (stores.upTo() != null) {
            bounds.put("lte", stores.upTo());
        }
        List<Map<String, @Nullable Object>> filters = new ArrayList<>();
        if (!bounds.isEmpty()) {
            filters.add(Json.object("range", Json.object("store_id", bounds)));
        }
        return range(field, range, filters);
    }

    private static Map<String, @Nullable Object> range(
            String field, DateRange range, List<Map<String, @Nullable Object>> filters) {
        if (range.first() != null || range.last() != null) {
            filters.add(dates(field, range.first(), range.last()));
        }
        return filters.isEmpty() ? Json.object("match_all", Json.object()) : all(filters);
    }

    private static Map<String, @Nullable Object> dates(
            String field, @Nullable LocalDate first, @Nullable LocalDate last) {
        Map<String, @Nullable Object> bounds = Json.object();
        if (first != null) {
            bounds.put("gte", first);
        }
        if (last != null) {
            bounds.put("lte", last);
        }
        return Json.object("range", Json.object(field, bounds));
    }

    /** Documents of sales and flags that belong to these store-days, at most 65,536 of them. */
    static Map<String, @Nullable Object> storeDays(Collection<StoreDay> storeDays) {
        return terms("store_day", storeDays.stream().map(StoreDay::documentId).toList());
    }
}
