package io.tillwatch.elastic;

import io.tillwatch.elastic.HitsReader.Found;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Searches that come back whole or not at all. */
final class Searches {
    static final String KEEP_ALIVE = "5m";
    /** No search answers with more hits in one page. */
    static final int LARGEST_RESULT = 10_000;

    private final Calls calls;
    private final IndexNames names;
    private final HitsReader reader;

    Searches(Calls calls, IndexNames names) {
        this.calls = calls;
        this.names = names;
        this.reader = new HitsReader(calls.errors());
    }

    /**
     * What to look for.
     *
     * @param sort empty for any order
     * @param fields null for whole documents
     */
    record Wanted(
            IndexKind kind,
            Map<String, @Nullable Object> query,
            List<?> sort,
            @Nullable List<String> fields) {
        static Wanted of(IndexKind kind, Map<String, @Nullable Object> query) {
            return new Wanted(kind, query, List.of(), null);
        }

        private Map<String, @Nullable Object> body(int size) {
            Map<String, @Nullable Object> body =
                    Json.object("size", size, "query", query, "track_total_hits", false, "version", true);
            body.put("seq_no_primary_term", true);
            body.put("_source", fields == null ? true : fields);
            return body;
        }
    }

    /** One search; the body may hold anything but a point in time. */
    Found search(IndexKind kind, Map<String, @Nullable Object> body) {
        return reader.search(
                calls.bytes("POST", "/" + names.target(kind) + "/_search?allow_partial_search_results=false", body));
    }

    /** The hits of one search that finds at most 10,000 documents, with these columns and nothing else. */
    List<Hit> page(IndexKind kind, Map<String, @Nullable Object> query, List<?> columns) {
        return search(kind, columns(query, "_doc", columns)).hits();
    }

    /** All hits in any order; for what is usually few, since only more than a page needs a point in time. */
    void few(Wanted wanted, Consumer<Hit> consumer) {
        Found found = search(wanted.kind(), wanted.body(PageSize.FIRST));
        if (found.hits().size() < PageSize.FIRST) {
            found.hits().forEach(consumer);
        } else {
            all(wanted, Long.MAX_VALUE, consumer);
        }
    }

    /** All hits, or the first {@code limit}, from one point in time. */
    void all(Wanted wanted, long limit, Consumer<Hit> consumer) {
        try (PointInTime view = open(wanted.kind())) {
            long left = limit;
            int size = PageSize.FIRST;
            byte @Nullable [] after = null;
            while (left > 0) {
                int asked = (int) Math.min(size, left);
                Map<String, @Nullable Object> body = wanted.body(asked);
                body.put("sort", wanted.sort().isEmpty() ? List.of(Json.object("_shard_doc", "asc")) : wanted.sort());
                if (after != null) {
                    body.put("search_after", Json.readList(after));
                }
                byte[] answer = view.search(body);
                Found found = reader.search(answer);
                view.renew(found.pit());
                List<Hit> hits = found.hits();
                hits.forEach(consumer);
                left -= hits.size();
                if (hits.size() < asked) {
                    return;
                }
                after = hits.getLast().sort();
                size = PageSize.after(hits.size(), answer.length);
            }
        }
    }

    /** All hits, with these columns and nothing else, in any order: one search if they fit a page. */
    void columns(IndexKind kind, Map<String, @Nullable Object> query, List<?> columns, Consumer<Hit> consumer) {
        List<Hit> first = page(kind, query, columns);
        if (first.size() < LARGEST_RESULT) {
            first.forEach(consumer);
            return;
        }
        try (PointInTime view = open(kind)) {
            byte @Nullable [] after = null;
            List<Hit> hits;
            do {
                Map<String, @Nullable Object> body = columns(query, "_shard_doc", columns);
                if (after != null) {
                    body.put("search_after", Json.readList(after));
                }
                Found found = reader.search(view.search(body));
                view.renew(found.pit());
                hits = found.hits();
                hits.forEach(consumer);
                after = hits.isEmpty() ? null : hits.getLast().sort();
            } while (hits.size() == LARGEST_RESULT);
        }
    }

    private static Map<String, @Nullable Object> columns(
            Map<String, @Nullable Object> query, String sort, List<?> columns) {
        Map<String, @Nullable Object> body =
                Json.object("size", LARGEST_RESULT, "query", Queries.all(List.of(query)), "sort", List.of(sort));
        body.put("track_total_hits", false);
        body.put("stored_fields", "_none_");
        body.put("docvalue_fields", columns);
        return body;
    }

    PointInTime open(IndexKind kind) {
        return PointInTime.open(calls, names.target(kind));
    }

    Found read(byte[] answer) {
        return reader.search(answer);
    }
}
