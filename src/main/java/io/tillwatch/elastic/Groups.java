package io.tillwatch.elastic;

import io.tillwatch.elastic.HitsReader.Found;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Groups of documents, however many: one search if they fit a page, else all pages from one point in time. */
final class Groups {
    /** Buckets of a page, unless said otherwise. */
    static final int PAGE = 10_000;

    private final Searches searches;

    Groups(Searches searches) {
        this.searches = searches;
    }

    /**
     * What to group.
     *
     * @param sources what to group by, see {@link #by(String)}
     * @param figures aggregations in each group
     * @param page buckets of a page
     */
    record Wanted(
            IndexKind kind,
            Map<String, @Nullable Object> query,
            List<?> sources,
            Map<String, @Nullable Object> figures,
            int page) {
        Wanted(
                IndexKind kind,
                Map<String, @Nullable Object> query,
                List<?> sources,
                Map<String, @Nullable Object> figures) {
            this(kind, query, sources, figures, PAGE);
        }

        private Map<String, @Nullable Object> body(int size, @Nullable Map<?, ?> after) {
            Map<String, @Nullable Object> composite = Json.object("size", size, "sources", sources);
            if (after != null) {
                composite.put("after", after);
            }
            Object groups = Json.object("composite", composite, "aggs", figures);
            return Json.object("size", 0, "track_total_hits", false, "query", query, "aggs", Json.object("by", groups));
        }
    }

    /** Groups by the values of a field, which also names the key; documents without a value are in no group. */
    static Map<String, @Nullable Object> by(String field) {
        return by(field, Json.object("terms", Json.object("field", field)));
    }

    static Map<String, @Nullable Object> by(String name, Object source) {
        return Json.object(name, source);
    }

    /** Hands over all groups, in the order of their keys. */
    void each(Wanted wanted, Consumer<Object> consumer) {
        each(wanted, Long.MAX_VALUE, consumer);
    }

    /** Hands over the first {@code limit} groups, in the order of their keys. */
    void each(Wanted wanted, long limit, Consumer<Object> consumer) {
        int size = (int) Math.min(limit, wanted.page());
        if (size <= 0) {
            return;
        }
        List<?> first = buckets(searches.search(wanted.kind(), wanted.body(size, null)));
        if (first.size() < size || size == limit) {
            first.forEach(consumer);
            return;
        }
        try (PointInTime view = searches.open(wanted.kind())) {
            long left = limit;
            Map<?, ?> after = null;
            while (left > 0) {
                int asked = (int) Math.min(left, size);
                Found found = searches.read(view.search(wanted.body(asked, after)));
                view.renew(found.pit());
                List<?> buckets = buckets(found);
                buckets.forEach(consumer);
                left = buckets.size() < asked ? 0 : left - asked;
                after = Json.map(found.aggregation("by"), "after_key");
            }
        }
    }

    private static List<?> buckets(Found found) {
        return Json.list(found.aggregation("by"), "buckets");
    }
}
