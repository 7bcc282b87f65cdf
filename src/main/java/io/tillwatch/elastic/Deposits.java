package io.tillwatch.elastic;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up what is paid out for some of the flags of a search: on the server, or here where it may have rounded. */
final class Deposits {
    private static final String DEPOSIT = "amount_deposit";
    private static final String CHOSEN = "deposits";

    private final Searches searches;

    Deposits(Searches searches) {
        this.searches = searches;
    }

    /** What to ask for. */
    static Map<String, @Nullable Object> of(Map<String, @Nullable Object> chosen) {
        return Json.object(CHOSEN, Json.object("filter", chosen, "aggs", ExactSums.of(List.of(DEPOSIT))));
    }

    /**
     * The sum in whole won.
     *
     * @param answer holds what {@link #of} asked for
     * @param all what the search found
     * @param chosen as it was given to {@link #of}
     */
    long sum(@Nullable Object answer, Map<String, @Nullable Object> all, Map<String, @Nullable Object> chosen) {
        Long exact = ExactSums.sum(Json.at(answer, CHOSEN), DEPOSIT);
        if (exact != null) {
            return exact;
        }
        long[] sum = {0};
        searches.columns(IndexKind.FLAGS, Queries.all(List.of(all, chosen)), List.of(DEPOSIT), hit -> {
            for (Object deposit : Json.list(hit.source(), DEPOSIT)) {
                sum[0] = Math.addExact(sum[0], ((Number) deposit).longValue());
            }
        });
        return sum[0];
    }
}
