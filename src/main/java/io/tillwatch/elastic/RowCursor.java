package io.tillwatch.elastic;

import io.tillwatch.elastic.HitsReader.Found;
import io.tillwatch.service.SaleRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads rows page by page from one point in time. */
final class RowCursor implements SaleRows.Cursor {
    private final Searches searches;
    private final PointInTime view;
    private final RowQuery query;
    private final long total;
    private Position position = new Position(0, PageSize.FIRST, null);

    private RowCursor(Searches searches, PointInTime view, RowQuery query, long total) {
        this.searches = searches;
        this.view = view;
        this.query = query;
        this.total = total;
    }

    /**
     * Where to go on.
     *
     * @param read rows before it
     * @param page rows of the next page
     * @param after sort values of the last row, null at the beginning
     */
    private record Position(long read, int page, byte @Nullable [] after) {}

    static RowCursor open(Searches searches, SaleRows.Query asked) {
        var query = new RowQuery(asked);
        // What cannot be asked is said before anything is opened.
        Map<String, @Nullable Object> count =
                Json.object("size", 0, "track_total_hits", true, "query", query.filters());
        query.sort();
        query.source();
        PointInTime view = searches.open(IndexKind.SALES);
        try {
            Found found = searches.read(view.search(count));
            view.renew(found.pit());
            return new RowCursor(searches, view, query, Json.number(found.rest(), "hits.total", "value"));
        } catch (RuntimeException e) {
            view.close();
            throw e;
        }
    }

    @Override
    public long total() {
        return total;
    }

    @Override
    public List<Map<String, @Nullable Object>> next(int limit) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        Position here = position;
        while (rows.size() < limit && here.read() < total) {
            here = page(Math.min(limit - rows.size(), here.page()), here, rows);
        }
        // Only now: when a page failed, the same rows can be asked for again.
        position = here;
        return rows;
    }

    private Position page(int size, Position from, List<Map<String, @Nullable Object>> rows) {
        Map<String, @Nullable Object> body = Json.object("size", size, "track_total_hits", false);
        body.put("query", query.filters());
        body.put("sort", query.sort());
        body.put("_source", query.source());
        if (from.after() != null) {
            body.put("search_after", Json.readList(from.after()));
        }
        byte[] answer = view.search(body);
        Found found = searches.read(answer);
        view.renew(found.pit());
        List<Hit> hits = found.hits();
        hits.forEach(hit -> rows.add(hit.source()));
        return hits.isEmpty()
                ? new Position(total, size, from.after())
                : new Position(
                        from.read() + hits.size(),
                        PageSize.after(hits.size(), answer.length),
                        hits.getLast().sort());
    }

    @Override
    public void close() {
        view.close();
    }
}
