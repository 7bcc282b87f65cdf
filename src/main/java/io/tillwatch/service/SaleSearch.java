package io.tillwatch.service;

import io.tillwatch.model.DateRange;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads whole documents for people: field name to value, in the order of the document. Never cut at 10,000 rows. */
public interface SaleSearch {
    /** Sales ordered by business date, store, time and id, from one point in time. */
    void sales(DateRange range, @Nullable String storeId, Consumer<Map<String, @Nullable Object>> consumer);

    /** Flags, newest sale first. */
    void flags(DateRange range, @Nullable String storeId, int limit, Consumer<Map<String, @Nullable Object>> consumer);

    Optional<Map<String, @Nullable Object>> flag(String saleId);
}
