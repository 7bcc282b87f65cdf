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
    private final Rows rows;
    private final Found counted;
    private final long total;
    private Position position = new Position(0, PageSize.FIRST, null);

    private RowCursor(Searches searches, PointInTime view, Rows rows, Found counted) {
        this.searches = searches;
        this.view = view;
        this.rows = rows;
        this.counted = counted;
        this.total = Json.number(counted.rest(), "hits.total", "value");
    }

    /**
     * What to read.
     *
     * @param sort ends with the id, so that no row comes twice
     * @param source what to send of each row
     */
    record Rows(IndexKind kind, Map<String, @Nullable Object> query, List<?> sort, Object source) {}

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
        var rows = new Rows(IndexKind.SALES, query.filters(), query.sort(), query.source());
        return open(searches, rows, Json.object());
    }

    /** @param aggregations over all rows; their answer is {@link #counted} */
    static RowCursor open(Searches searches, Rows rows, Map<String, @Nullable Object> aggregations) {
        Map<String, @Nullable Object> count = Json.object("size", 0, "track_total_hits", true, "query", rows.query());
        if (!aggregations.isEmpty()) {
            count.put("aggs", aggregations);
        }
        PointInTime view = searches.open(rows.kind());
        try {
            Found found = searches.read(view.search(count));
            view.renew(found.pit());
            return new RowCursor(searches, view, rows, found);
        } catch (RuntimeException e) {
            view.close();
            throw e;
        }
    }

    /** What the aggregations found, at the point in time of the rows. */
    @Nullable
    Object counted() {
        return counted.rest().get("aggregations");
    }

    @Override
    public long total() {
        return total;
    }

    @Override
    public List<Map<String, @Nullable Object>> next(int limit) {
        List<Map<String, @Nullable Object>> read = new ArrayList<>();
        Position here = position;
        while (read.size() < limit && here.read() < total) {
            here = page(Math.min(limit - read.size(), here.page()), here, read);
        }
        // Only now: when a page failed, the same rows can be asked for again.
        position = here;
        return read;
    }

    private Position page(int size, Position from, List<Map<String, @Nullable Object>> read) {
        Map<String, @Nullable Object> body = Json.object("size", size, "track_total_hits", false);
        body.put("query", rows.query());
        body.put("sort", rows.sort());
        body.put("_source", rows.source());
        if (from.after() != null) {
            body.put("search_after", Json.readList(from.after()));
        }
        byte[] answer = view.search(body);
        Found found = searches.read(answer);
        view.renew(found.pit());
        List<Hit> hits = found.hits();
        hits.forEach(hit -> read.add(hit.source()));
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
