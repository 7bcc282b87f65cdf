package io.tillwatch.service;

import io.tillwatch.model.DateRange;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of {@code platform_sales} for people, however many they are. */
public interface SaleRows {
    /** Begins to read. The caller closes what comes back. */
    Cursor open(Query query);

    /** A sale with all its fields; null when there is none. */
    @Nullable
    Map<String, @Nullable Object> sale(String id);

    /**
     * Which rows, in which order.
     *
     * @param storeId null for all
     * @param terms exact values by column ({@code card_company}, {@code is_canceled}, {@code flagged}, …), any of the list
     * @param ranges inclusive bounds of whole numbers by column, null for no bound
     * @param texts words looked for in {@code remark} and {@code result_msg}; beginnings of values elsewhere
     * @param order column to sort by; rows of one value by id
     */
    record Query(
            DateRange range,
            @Nullable String storeId,
            Map<String, List<String>> terms,
            Map<String, Bounds> ranges,
            Map<String, String> texts,
            String order,
            boolean descending) {
        public static Query of(DateRange range, @Nullable String storeId) {
            return new Query(range, storeId, Map.of(), Map.of(), Map.of(), "sold_at", true);
        }
    }

    /** Inclusive bounds; null for none. */
    record Bounds(@Nullable Long least, @Nullable Long most) {}

    /** Rows from one point in time, in order. Used by one thread. */
    interface Cursor extends AutoCloseable {
        /** How many rows there are in all. */
        long total();

        /** The next rows as field name to value, at most {@code limit}; empty at the end. */
        List<Map<String, @Nullable Object>> next(int limit);

        @Override
        void close();
    }
}
