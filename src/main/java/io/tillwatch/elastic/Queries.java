package io.tillwatch.elastic;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.StoreDay;
import io.tillwatch.service.StoreRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The queries we ask. Nothing of a document or a person is ever parsed as a query. */
final class Queries {
    private Queries() {}

    static Map<String, @Nullable Object> term(String field, Object value) {
        return Json.object("term", Json.object(field, value));
    }

    static Map<String, @Nullable Object> terms(String field, Collection<?> values) {
        return Json.object("terms", Json.object(field, values));
    }

    static Map<String, @Nullable Object> everything() {
        return Json.object("match_all", Json.object());
    }

    /** Documents without a value in a field. */
    static Map<String, @Nullable Object> without(String field) {
        return Json.object("bool", Json.object("must_not", Json.object("exists", Json.object("field", field))));
    }

    /** A value of a keyword; the empty text stands for no value as well. */
    static Map<String, @Nullable Object> valueOrNone(String field, String value) {
        return value.isEmpty() ? any(List.of(without(field), term(field, value))) : term(field, value);
    }

    /** Documents by {@code _id}. */
    static Map<String, @Nullable Object> ids(Collection<String> ids) {
        return Json.object("ids", Json.object("values", ids));
    }

    /** Inclusive bounds; null for none. */
    static Map<String, @Nullable Object> between(String field, @Nullable Object least, @Nullable Object most) {
        Map<String, @Nullable Object> bounds = Json.object();
        if (least != null) {
            bounds.put("gte", least);
        }
        if (most != null) {
            bounds.put("lte", most);
        }
        return Json.object("range", Json.object(field, bounds));
    }

    /** Texts that hold all these words, as the index cuts texts into words. */
    static Map<String, @Nullable Object> words(String field, String words) {
        return Json.object("match", Json.object(field, Json.object("query", words, "operator", "and")));
    }

    /** Values of a keyword that begin so, in capitals or small letters. */
    static Map<String, @Nullable Object> prefix(String field, String beginning) {
        return Json.object("prefix", Json.object(field, Json.object("value", beginning, "case_insensitive", true)));
    }

    /** Values of a keyword that hold this text, in capitals or small letters. */
    static Map<String, @Nullable Object> containing(String field, String text) {
        String literal = text.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
        return Json.object(
                "wildcard", Json.object(field, Json.object("value", "*" + literal + "*", "case_insensitive", true)));
    }

    static Map<String, @Nullable Object> all(List<? extends Map<String, @Nullable Object>> filters) {
        return Json.object("bool", Json.object("filter", filters));
    }

    static Map<String, @Nullable Object> any(List<? extends Map<String, @Nullable Object>> choices) {
        return choices.size() == 1
                ? choices.getFirst()
                : Json.object("bool", Json.object("should", choices, "minimum_should_match", 1));
    }

    /** As {@link #any}; without a choice nothing is found. */
    static Map<String, @Nullable Object> anyOrNone(List<? extends Map<String, @Nullable Object>> choices) {
        return choices.isEmpty() ? Json.object("match_none", Json.object()) : any(choices);
    }

    static Map<String, @Nullable Object> without(Map<String, @Nullable Object> query, Collection<String> ids) {
        return ids.isEmpty() ? query : Json.object("bool", Json.object("filter", query, "must_not", ids(ids)));
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
            filters.add(between(field, range.first(), range.last()));
        }
        return filters.isEmpty() ? everything() : all(filters);
    }

    /** Documents of sales and flags that belong to these store-days, at most 65,536 of them. */
    static Map<String, @Nullable Object> storeDays(Collection<StoreDay> storeDays) {
        return terms("store_day", storeDays.stream().map(StoreDay::documentId).toList());
    }
}
