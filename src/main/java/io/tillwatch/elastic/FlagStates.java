package io.tillwatch.elastic;

import io.tillwatch.service.FlagRows.State;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says how far a flag is, and what is at stake, in terms of the index. */
final class FlagStates {
    private static final String REVIEW = "review_state";
    private static final Map<String, @Nullable Object> WITHDRAWN = Queries.term("withdrawn", true);

    private FlagStates() {}

    static Map<String, @Nullable Object> in(State state) {
        return switch (state) {
            case WITHDRAWN -> WITHDRAWN;
            case OPEN -> standing(Queries.any(List.of(Queries.term(REVIEW, word(state)), Queries.without(REVIEW))));
            case CONFIRMED, DISMISSED, NEEDS_INFORMATION, WAITING_FOR_SECOND ->
                standing(Queries.term(REVIEW, word(state)));
        };
    }

    /** Flags whose payout is today or later, and which nobody dismissed and no rule took back. */
    static Map<String, @Nullable Object> atStake(Instant today) {
        return Json.object(
                "bool",
                Json.object(
                        "filter",
                        dueFrom(today),
                        "must_not",
                        List.of(WITHDRAWN, Queries.term(REVIEW, word(State.DISMISSED)))));
    }

    static Map<String, @Nullable Object> dueFrom(Instant today) {
        return Queries.between("will_deposited_at", today, null);
    }

    private static Map<String, @Nullable Object> standing(Map<String, @Nullable Object> query) {
        return Json.object("bool", Json.object("filter", query, "must_not", WITHDRAWN));
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
