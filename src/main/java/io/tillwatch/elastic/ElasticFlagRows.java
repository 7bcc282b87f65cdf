package io.tillwatch.elastic;

import io.tillwatch.model.Failure;
import io.tillwatch.service.FlagRows;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Flags for people. */
final class ElasticFlagRows implements FlagRows {
    private static final String STATES = "states";
    private static final String SCORE = "_score";
    private static final String DEPOSIT = "amount_deposit";

    private final Searches searches;
    private final Deposits deposits;
    private final ZoneId zone;
    private final InstantSource clock;

    /** @param zone of business dates */
    ElasticFlagRows(Searches searches, ZoneId zone, InstantSource clock) {
        this.searches = searches;
        this.deposits = new Deposits(searches);
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public Cursor open(Query query) {
        LocalDate date = LocalDate.ofInstant(clock.instant(), zone);
        Instant today = date.atStartOfDay(zone).toInstant();
        Map<String, @Nullable Object> filters = filters(query, date, zone);
        RowCursor cursor = RowCursor.open(
                searches,
                new RowCursor.Rows(
                        IndexKind.FLAGS,
                        query.order() == null
                                ? FlagViews.byUrgency(filters, date, zone)
                                : ranked(filters, query.order(), today),
                        sort(query.order()),
                        query.columns().isEmpty() ? true : query.columns()),
                aggregations(today));
        try {
            return new FlagCursor(cursor, sums(cursor.counted(), filters, today));
        } catch (Failure failure) {
            cursor.close();
            throw failure;
        }
    }

    private static Map<String, @Nullable Object> filters(Query query, LocalDate today, ZoneId zone) {
        List<Map<String, @Nullable Object>> filters = new ArrayList<>();
        filters.add(Queries.range("business_date", query.range(), query.storeId()));
        if (!query.states().isEmpty()) {
            filters.add(Queries.any(query.states().stream().map(FlagStates::in).toList()));
        }
        if (!query.reasons().isEmpty()) {
            filters.add(Queries.terms("reasons.code", query.reasons()));
        }
        filters.addAll(FlagViews.filters(query.view(), today, zone));
        if (query.leastAmount() != null) {
            filters.add(Queries.between("amount_sale", query.leastAmount(), null));
        }
        return Queries.all(filters);
    }

    /** What is at stake depends on today and on the review, so flags are ranked while they are searched for. */
    private static Map<String, @Nullable Object> ranked(
            Map<String, @Nullable Object> filters, Order order, Instant today) {
        return order.column().equals(AT_STAKE)
                ? Json.object(
                        "bool", Json.object("filter", filters, "should", List.of(rank(FlagStates.atStake(today), 1))))
                : filters;
    }

    private static Map<String, @Nullable Object> rank(Map<String, @Nullable Object> chosen, int points) {
        return Json.object("constant_score", Json.object("filter", chosen, "boost", points));
    }

    /** Flags of one value by id. */
    private static List<?> sort(@Nullable Order order) {
        if (order == null) {
            return List.of(by(SCORE, true), last(DEPOSIT, true), last("sold_at", true), "id");
        }
        if (order.column().equals(AT_STAKE)) {
            return List.of(by(SCORE, true), last(DEPOSIT, order.descending()), "id");
        }
        Object column = last(order.column(), order.descending());
        return order.column().equals("id") ? List.of(column) : List.of(column, "id");
    }

    private static Object by(String column, boolean descending) {
        return Json.object(column, Json.object("order", descending ? "desc" : "asc"));
    }

    private static Object last(String column, boolean descending) {
        return Json.object(column, Json.object("order", descending ? "desc" : "asc", "missing", "_last"));
    }

    private static Map<String, @Nullable Object> aggregations(Instant today) {
        Map<String, @Nullable Object> states = Json.object();
        for (State state : State.values()) {
            states.put(state.name(), FlagStates.in(state));
        }
        Map<String, @Nullable Object> wanted = Deposits.of(FlagStates.atStake(today));
        wanted.put(STATES, Json.object("filters", Json.object("filters", states)));
        return wanted;
    }

    private Sums sums(@Nullable Object counted, Map<String, @Nullable Object> filters, Instant today) {
        Map<State, Long> counts = new EnumMap<>(State.class);
        for (State state : State.values()) {
            counts.put(state, Json.number(counted, STATES, "buckets", state.name(), "doc_count"));
        }
        return new Sums(counts, deposits.sum(counted, filters, FlagStates.atStake(today)));
    }

    private record FlagCursor(RowCursor rows, Sums sums) implements Cursor {
        @Override
        public long total() {
            return rows.total();
        }

        @Override
        public List<Map<String, @Nullable Object>> next(int limit) {
            return rows.next(limit);
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
