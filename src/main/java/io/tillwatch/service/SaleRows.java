package io.tillwatch.service;

import io.tillwatch.model.DateRange;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of {@code platform_sales} for people, however many they are. */
public interface SaleRows {
    /**
     * Begins to read. The caller closes what comes back. A column that does not exist, or that cannot be filtered or
     * sorted as asked, is a {@link io.tillwatch.model.Failure} of kind SETTINGS.
     */
    Cursor open(Query query);

    /** A sale with all its fields; null when there is none. */
    @Nullable
    Map<String, @Nullable Object> sale(String id);

    /**
     * Which rows, in which order.
     *
     * @param storeId null for all
     * @param terms exact values by column ({@code card_company}, {@code is_canceled}, {@code flagged}, …), any of the list;
     *     the empty text stands for rows without a value
     * @param ranges inclusive bounds by column, of whole numbers, or of times in milliseconds since 1970-01-01T00:00Z;
     *     null for no bound
     * @param soldWithin times of which the row's {@code sold_at} lies in one; null for any time, an empty list finds nothing
     * @param texts words looked for in {@code remark} and {@code result_msg}, all of them; beginnings of values elsewhere,
     *     in capitals or small letters; a blank text looks for nothing
     * @param order column to sort by; rows without a value last, rows of one value by id (as text, always rising)
     * @param columns what to read of each row, in any order; empty for all
     */
    record Query(
            DateRange range,
            @Nullable String storeId,
            Map<String, List<String>> terms,
            Map<String, Bounds> ranges,
            @Nullable List<Bounds> soldWithin,
            Map<String, String> texts,
            String order,
            boolean descending,
            List<String> columns) {
        /** All rows with all columns, the newest first. */
        public static Query of(DateRange range, @Nullable String storeId) {
            return new Query(range, storeId, Map.of(), Map.of(), null, Map.of(), "sold_at", true, List.of());
        }

        /** The same rows with these columns alone. */
        public Query columns(List<String> wanted) {
            return new Query(range, storeId, terms, ranges, soldWithin, texts, order, descending, wanted);
        }

        /** Of these rows those that were sold at one of these times, in milliseconds as in {@link #ranges}. */
        public Query soldWithin(List<Bounds> times) {
            return new Query(range, storeId, terms, ranges, times, texts, order, descending, columns);
        }
    }

    /** Inclusive bounds; null for none. */
    record Bounds(@Nullable Long least, @Nullable Long most) {}

    /**
     * Rows from one point in time, in order. Used by one thread at a time. The view is lost when nothing is asked of it for
     * five minutes, or the server restarts: the next question then fails as UNAVAILABLE, and the caller opens it anew.
     */
    interface Cursor extends AutoCloseable {
        /** How many rows there are in all. */
        long total();

        /**
         * The next rows as field name to value, {@code limit} of them, fewer at the end and then none. After a failure
         * the same rows can be asked for again.
         */
        List<Map<String, @Nullable Object>> next(int limit);

        @Override
        void close();
    }
}
