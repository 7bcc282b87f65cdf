package io.tillwatch.elastic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tillwatch.elastic.Searches.Wanted;
import io.tillwatch.model.StoreDay;
import io.tillwatch.service.AmountRange;
import io.tillwatch.service.Batches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Finds sales by their amounts, where every store-day has bounds of its own. Store-days of similar bounds are asked for
 * together, with the widest of them, and what is too much is dropped here: a clause for each would cost the server more.
 */
final class AmountSearch {
    private static final int AT_ONCE = 400;
    /** Elasticsearch allows at least 1,024 clauses in a query; a store-day's range of amounts is three to it. */
    private static final int MOST_CLAUSES = 300;

    private static final List<String> COLUMNS = List.of("id", "store_day", "amount_sale");

    private final Searches searches;
    private final Parallel parallel;

    AmountSearch(Searches searches, Parallel parallel) {
        this.searches = searches;
        this.parallel = parallel;
    }

    /** Ids of the sales that are not cancelled and lie in the range of their store-day. */
    List<String> ids(Map<StoreDay, AmountRange> ranges) {
        List<Entry<StoreDay, AmountRange>> similar = ranges.entrySet().stream()
                .sorted(Comparator.comparingLong(day -> day.getValue().above()))
                .toList();
        return parallel.each(Batches.of(similar, AT_ONCE), part -> {
            List<Hit> hits = searches.page(IndexKind.SALES, around(part), COLUMNS);
            return hits.size() < Searches.LARGEST_RESULT ? within(hits, part) : exactly(part);
        });
    }

    private static Map<String, @Nullable Object> around(List<Entry<StoreDay, AmountRange>> part) {
        long above = Long.MAX_VALUE;
        long upTo = Long.MIN_VALUE;
        for (Entry<StoreDay, AmountRange> day : part) {
            above = Math.min(above, day.getValue().above());
            upTo = Math.max(upTo, day.getValue().upTo());
        }
        return Queries.all(List.of(
                Queries.storeDays(part.stream().map(Entry::getKey).toList()),
                amount(above, upTo),
                Queries.term("is_canceled", false)));
    }

    private static Map<String, @Nullable Object> amount(long above, long upTo) {
        return Json.object("range", Json.object("amount_sale", Json.object("gt", above, "lte", upTo)));
    }

    private static List<String> within(List<Hit> hits, List<Entry<StoreDay, AmountRange>> part) {
        Map<String, AmountRange> ranges = new HashMap<>();
        part.forEach(day -> ranges.put(day.getKey().documentId(), day.getValue()));
        List<String> ids = new ArrayList<>();
        for (Hit hit : hits) {
            Columns sale = Columns.of(hit);
            AmountRange range = ranges.get(sale.storeDay());
            if (range != null && sale.amount() > range.above() && sale.amount() <= range.upTo()) {
                ids.add(sale.id());
            }
        }
        return ids;
    }

    private List<String> exactly(List<Entry<StoreDay, AmountRange>> part) {
        List<String> ids = new ArrayList<>();
        for (List<Entry<StoreDay, AmountRange>> few : Batches.of(part, MOST_CLAUSES)) {
            List<Map<String, @Nullable Object>> days = few.stream()
                    .map(day -> Queries.all(List.of(
                            Queries.term("store_day", day.getKey().documentId()),
                            amount(day.getValue().above(), day.getValue().upTo()))))
                    .toList();
            var query = Queries.all(List.of(Queries.any(days), Queries.term("is_canceled", false)));
            searches.few(new Wanted(IndexKind.SALES, query, List.of(), List.of("id")), hit -> ids.add(hit.id()));
        }
        return ids;
    }

    /** A sale's columns; each is a list of one value. */
    private record Columns(String id, String storeDay, long amount) {
        static Columns of(Hit hit) {
            String id = "";
            String storeDay = "";
            long amount = 0;
            try (JsonParser parser = hit.parser()) {
                parser.nextToken();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        switch (name) {
                            case "id" -> id = parser.getText();
                            case "store_day" -> storeDay = parser.getText();
                            default -> amount = parser.getLongValue();
                        }
                    }
                }
            } catch (IOException e) {
                throw Json.unreadable();
            }
            return new Columns(id, storeDay, amount);
        }
    }
}
