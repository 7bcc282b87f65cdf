package io.tillwatch.elastic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds stores by a part of their id. */
final class StoreNames {
    private static final String STORE = "store_id";

    private final Groups groups;

    StoreNames(Groups groups) {
        this.groups = groups;
    }

    List<String> containing(String text, int limit) {
        Map<String, @Nullable Object> begins = Queries.prefix(STORE, text);
        List<String> ids = new ArrayList<>();
        add(text.isEmpty() ? Queries.everything() : begins, limit, ids);
        if (!text.isEmpty() && ids.size() < limit) {
            var contains = Json.object("filter", Queries.containing(STORE, text), "must_not", begins);
            add(Json.object("bool", contains), limit - ids.size(), ids);
        }
        return ids;
    }

    private void add(Map<String, @Nullable Object> query, int limit, List<String> to) {
        groups.each(
                new Groups.Wanted(IndexKind.DAYS, query, List.of(Groups.by(STORE)), Json.object()),
                limit,
                bucket -> to.add(Json.text(bucket, "key", STORE)));
    }
}
