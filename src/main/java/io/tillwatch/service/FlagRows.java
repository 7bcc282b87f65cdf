package io.tillwatch.service;

import io.tillwatch.model.DateRange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Flags of {@code platform_fraud_sales} for people, however many they are. */
public interface FlagRows {
    /** Stands for what is at stake where a column is named; no document has it, as it depends on today. */
    String AT_STAKE = "at_stake";

    /** What flags can be put in order by. */
    Set<String> ORDERABLE = Set.of(
            AT_STAKE,
            "id",
            "sold_at",
            "business_date",
            "store_id",
            "amount_sale",
            "amount_fee",
            "amount_deposit",
            "will_deposited_at",
            "card_company",
            "card_number",
            "platform",
            "baseline",
            "score",
            "flagged_at");

    /** Begins to read. The caller closes what comes back. */
    Cursor open(Query query);

    /** How far a flag is; each has one of these, unless a tool we do not know wrote another. */
    enum State {
        /** Nobody decided. */
        OPEN,
        CONFIRMED,
        DISMISSED,
        NEEDS_INFORMATION,
        /** One of two persons decided. */
        WAITING_FOR_SECOND,
        /** No rule marks the sale any more; kept for what a reviewer wrote, whatever that was. */
        WITHDRAWN
    }

    /**
     * Which flags, in which order.
     *
     * @param storeId null for all
     * @param states any of these; empty for all
     * @param reasons names of rules or detectors, any of these; empty for all
     * @param leastAmount of the sale, whole won, included; null for no bound
     * @param order null for the usual one: open flags first, each kind by what is at stake × score ÷ (1 + business days left to
     *     the payout)
     * @param columns what to read of each flag, in any order; empty for all
     */
    record Query(
            DateRange range,
            @Nullable String storeId,
            Set<State> states,
            Set<String> reasons,
            @Nullable Long leastAmount,
            @Nullable Order order,
            List<String> columns,
            View view) {
        /** Of all flags. */
        public Query(
                DateRange range,
                @Nullable String storeId,
                Set<State> states,
                Set<String> reasons,
                @Nullable Long leastAmount,
                @Nullable Order order,
                List<String> columns) {
            this(range, storeId, states, reasons, leastAmount, order, columns, View.ALL);
        }
    }

    /**
     * A part of the queue.
     *
     * @param person of MINE: {@code user@host}; the host does not count. Empty else
     */
    record View(Kind kind, String person) {
        /** Every flag, decided or not. */
        public static final View ALL = new View(Kind.ALL, "");

        /** The parts. */
        public enum Kind {
            ALL,
            /** What waits for somebody and is not put off. */
            QUEUE,
            MINE,
            UNASSIGNED,
            /** Paid out today. */
            DUE_TODAY,
            SNOOZED
        }
    }

    /**
     * An order that somebody wishes for.
     *
     * @param column one of {@link #ORDERABLE}; flags without a value there come last
     */
    record Order(String column, boolean descending) {
        public Order {
            if (!ORDERABLE.contains(column)) {
                throw new IllegalArgumentException("Flags cannot be put in order by " + column);
            }
        }
    }

    /** As of {@link SaleRows.Cursor}; with what the same flags add up to, at the same point in time. */
    interface Cursor extends SaleRows.Cursor {
        Sums sums();
    }

    /**
     * Flags added up.
     *
     * @param counts how many are in each state
     * @param exposure sum of {@code amount_deposit} of those neither dismissed nor withdrawn whose {@code
     *     will_deposited_at} is today or later, whole won
     */
    record Sums(Map<State, Long> counts, long exposure) {
        public long count(State state) {
            return counts.getOrDefault(state, 0L);
        }
    }
}
