package io.tillwatch.elastic;

import io.tillwatch.elastic.Searches.Wanted;
import io.tillwatch.model.DateRange;
import io.tillwatch.service.SaleSearch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads whole documents for people. */
final class ElasticSaleSearch implements SaleSearch {
    private static final List<?> BY_TIME = List.of("business_date", "store_id", "sold_at", "id");
    private static final List<?> NEWEST_FIRST = List.of(Json.object("sold_at", "desc"), Json.object("id", "desc"));

    private final Searches searches;
    private final Records records;

    ElasticSaleSearch(Calls calls, IndexNames names) {
        this.searches = new Searches(calls, names);
        this.records = new Records(calls, names);
    }

    @Override
    public void sales(DateRange range, @Nullable String storeId, Consumer<Map<String, @Nullable Object>> consumer) {
        var wanted = new Wanted(IndexKind.SALES, Queries.range("business_date", range, storeId), BY_TIME, null);
        searches.all(wanted, Long.MAX_VALUE, hit -> consumer.accept(hit.source()));
    }

    @Override
    public void flags(
            DateRange range, @Nullable String storeId, int limit, Consumer<Map<String, @Nullable Object>> consumer) {
        var wanted = new Wanted(IndexKind.FLAGS, Queries.range("business_date", range, storeId), NEWEST_FIRST, null);
        searches.all(wanted, limit, hit -> consumer.accept(hit.source()));
    }

    @Override
    public Optional<Map<String, @Nullable Object>> flag(String saleId) {
        return records.find(IndexKind.FLAGS, saleId).map(Hit::source);
    }
}
