package io.tillwatch.elastic;

import io.tillwatch.model.DayTotals;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds sales up by group: on the server, or here where {@link ExactSums} says that it may have rounded. */
final class SaleTotals {
    private static final String AMOUNT = "amount_sale";
    private static final String CANCELED = "is_canceled";
    /** The hours of a year with sales and those with cancelled ones: a store's year is one search. */
    private static final int PAGE = 20_000;

    private final Searches searches;
    private final Groups groups;

    SaleTotals(Searches searches, Groups groups) {
        this.searches = searches;
        this.groups = groups;
    }

    /** Adds up what the query finds. */
    <K> void add(Map<String, @Nullable Object> query, Grouping<K> by, Map<K, DayTotals> to) {
        List<?> sources = List.of(by.source(), Groups.by(CANCELED));
        boolean[] rounded = {false};
        var wanted = new Groups.Wanted(IndexKind.SALES, query, sources, ExactSums.of(List.of(AMOUNT)), PAGE);
        groups.each(wanted, bucket -> {
            Long sum = ExactSums.sum(bucket, AMOUNT);
            long count = Json.number(bucket, "doc_count");
            rounded[0] |= sum == null;
            if (sum != null) {
                DayTotals totals = Json.isTrue(bucket, "key", CANCELED)
                        ? new DayTotals(0, 0, sum, count)
                        : new DayTotals(sum, count, 0, 0);
                to.merge(by.key().apply(Json.at(bucket, "key", Grouping.KEY)), totals, DayTotals::plus);
            }
        });
        if (rounded[0]) {
            to.clear();
            rows(query, by, to);
        }
    }

    private <K> void rows(Map<String, @Nullable Object> query, Grouping<K> by, Map<K, DayTotals> to) {
        searches.columns(IndexKind.SALES, query, List.of(by.column(), AMOUNT, CANCELED), hit -> {
            Map<String, @Nullable Object> row = hit.source();
            long amount = first(row, AMOUNT) instanceof Number number ? number.longValue() : 0;
            boolean canceled = Boolean.TRUE.equals(first(row, CANCELED));
            to.merge(by.key().apply(first(row, by.field())), DayTotals.NONE.plus(amount, canceled), DayTotals::plus);
        });
    }

    /** Every column is a list. */
    private static @Nullable Object first(Map<String, @Nullable Object> row, String column) {
        List<?> values = Json.list(row, column);
        return values.isEmpty() ? null : values.getFirst();
    }
}
