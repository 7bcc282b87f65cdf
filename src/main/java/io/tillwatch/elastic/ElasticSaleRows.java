package io.tillwatch.elastic;

import io.tillwatch.service.SaleRows;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of the index of sales for people. */
final class ElasticSaleRows implements SaleRows {
    private final Searches searches;

    ElasticSaleRows(Searches searches) {
        this.searches = searches;
    }

    @Override
    public Cursor open(Query query) {
        return RowCursor.open(searches, query);
    }

    /** By a search, not a get: a sale and its flag become visible together. */
    @Override
    public @Nullable Map<String, @Nullable Object> sale(String id) {
        List<Hit> hits = searches.search(
                        IndexKind.SALES,
                        Json.object("size", 1, "track_total_hits", false, "query", Queries.ids(List.of(id))))
                .hits();
        return hits.isEmpty() ? null : hits.getFirst().source();
    }
}
