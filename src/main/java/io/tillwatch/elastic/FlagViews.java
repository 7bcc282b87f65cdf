package io.tillwatch.elastic;

import io.tillwatch.model.KoreanCalendar;
import io.tillwatch.service.FlagRows.State;
import io.tillwatch.service.FlagRows.View;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of the queue, and its order, in terms of the index. */
final class FlagViews {
    private static final KoreanCalendar CALENDAR = new KoreanCalendar();
    private static final String PAYOUT = "will_deposited_at";
    private static final String SNOOZED = "snoozed_until";
    private static final String ASSIGNED = "assigned_to";
    /** Payouts later than this many business days are all the same. */
    private static final int BUSINESS_DAYS = 20;

    private FlagViews() {}

    static List<Map<String, @Nullable Object>> filters(View view, LocalDate today, ZoneId zone) {
        return switch (view.kind()) {
            case ALL -> List.of();
            case QUEUE -> List.of(waiting(), awake(today));
            case MINE -> List.of(waiting(), Queries.prefix(ASSIGNED, user(view.person()) + "@"));
            case UNASSIGNED -> List.of(waiting(), awake(today), Queries.without(ASSIGNED));
            case DUE_TODAY ->
                List.of(
                        waiting(),
                        Queries.between(
                                PAYOUT,
                                begin(today, zone),
                                begin(today.plusDays(1), zone).minusMillis(1)));
            case SNOOZED -> List.of(waiting(), Queries.between(SNOOZED, today.plusDays(1), null));
        };
    }

    private static String user(String person) {
        int end = person.lastIndexOf('@');
        return end < 0 ? person : person.substring(0, end);
    }

    private static Map<String, @Nullable Object> waiting() {
        return Queries.any(List.of(
                FlagStates.in(State.OPEN),
                FlagStates.in(State.NEEDS_INFORMATION),
                FlagStates.in(State.WAITING_FOR_SECOND)));
    }

    private static Map<String, @Nullable Object> awake(LocalDate today) {
        return Json.object("bool", Json.object("must_not", Queries.between(SNOOZED, today.plusDays(1), null)));
    }

    private static Instant begin(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    /**
     * Flags ranked while they are searched for, since all of it depends on today: what is at stake × score ÷ (1 + business days
     * left to the payout), those that wait for somebody before all others.
     */
    static Map<String, @Nullable Object> byUrgency(
            Map<String, @Nullable Object> filters, LocalDate today, ZoneId zone) {
        List<Map<String, @Nullable Object>> factors = new ArrayList<>();
        Map<String, @Nullable Object> atStake = Queries.all(
                List.of(FlagStates.atStake(begin(today, zone)), Queries.between("amount_deposit", 1, null)));
        factors.add(Json.object("filter", atStake, "field_value_factor", Json.object("field", "amount_deposit")));
        factors.add(weight(Json.object("bool", Json.object("must_not", atStake)), 0.001));
        factors.add(Json.object(
                "filter", Queries.between("score", 0.01, 1e6), "field_value_factor", Json.object("field", "score")));
        factors.add(weight(waiting(), 1e6));
        factors.add(weight(FlagStates.in(State.OPEN), 1e3));
        LocalDate from = today;
        for (int left = 0; left < BUSINESS_DAYS; left++) {
            LocalDate next = CALENDAR.plusBusinessDays(from, 1);
            Map<String, @Nullable Object> due =
                    Queries.between(PAYOUT, begin(from, zone), begin(next, zone).minusMillis(1));
            factors.add(weight(due, 1.0 / (1 + left)));
            from = next;
        }
        factors.add(weight(Queries.between(PAYOUT, begin(from, zone), null), 1.0 / (1 + BUSINESS_DAYS)));
        Map<String, @Nullable Object> ranking = Json.object("query", filters, "functions", factors);
        ranking.put("score_mode", "multiply");
        ranking.put("boost_mode", "replace");
        return Json.object("function_score", ranking);
    }

    private static Map<String, @Nullable Object> weight(Map<String, @Nullable Object> filter, double weight) {
        return Json.object("filter", filter, "weight", weight);
    }
}
