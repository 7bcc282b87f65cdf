package io.tillwatch.elastic;

import io.tillwatch.elastic.HitsReader.Found;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Searches that come back whole or not at all. */
final class Searches {
    static final String KEEP_ALIVE = "5m";
    private static final int FIRST_PAGE = 1000;
    private static final int LARGEST_PAGE = 5000;
    private static final int SMALLEST_PAGE = 50;
    private static final int PAGE_BYTES = 4 << 20;
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
        Map<String, @Nullable Object> body =
                Json.object("size", LARGEST_RESULT, "query", Queries.all(List.of(query)), "sort", List.of("_doc"));
        body.put("track_total_hits", false);
        body.put("stored_fields", "_none_");
        body.put("docvalue_fields", columns);
        return search(kind, body).hits();
    }

    /** All hits in any order; for what is usually few, since only more than a page needs a point in time. */
    void few(Wanted wanted, Consumer<Hit> consumer) {
        Found found = search(wanted.kind(), wanted.body(FIRST_PAGE));
        if (found.hits().size() < FIRST_PAGE) {
            found.hits().forEach(consumer);
        } else {
            all(wanted, Long.MAX_VALUE, consumer);
        }
    }

    /** All hits, or the first {@code limit}, from one point in time. */
    void all(Wanted wanted, long limit, Consumer<Hit> consumer) {
        try (PointInTime view = open(wanted.kind())) {
            long left = limit;
            int size = FIRST_PAGE;
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
                // A few kilobytes a sale or a hundred: a page never grows beyond what the heap can bear.
                long fitting = (long) PAGE_BYTES * hits.size() / Math.max(1, answer.length);
                size = Math.clamp(fitting, SMALLEST_PAGE, LARGEST_PAGE);
            }
        }
    }

    PointInTime open(IndexKind kind) {
        return PointInTime.open(calls, names.target(kind));
    }

    Found read(byte[] answer) {
        return reader.search(answer);
    }
}
