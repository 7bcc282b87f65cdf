package io.tillwatch.analysis.score;

import io.tillwatch.model.Approval;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * Scores sales one after the other by what was known before each, and learns each after it was judged. Needs no labels; its
 * memory grows with the number of cards, stores and pairs of them, not with the number of sales. Used by one thread.
 *
 * <p>A sale that is cancelled later is learned like any other: the card did pay that much there, and what a cancellation tells
 * is not the business of these scores. Refunds and amounts of zero are neither judged nor learned.
 */
public final class Scorer {
    private static final double SECONDS_A_DAY = 86_400;

    private final AmountOddness amounts = new AmountOddness();
    private final CardAtStore pairs = new CardAtStore();
    private final StoreDayVolume volumes = new StoreDayVolume();
    private final Map<String, Integer> cards = new HashMap<>();
    private final Map<String, Integer> stores = new HashMap<>();
    private LocalDateTime last = LocalDateTime.MIN;

    /**
     * Judges a sale, then learns it.
     *
     * @param sale not sold before the one that was judged last
     */
    public Scores judge(Approval sale) {
        if (sale.soldAt().isBefore(last)) {
            throw new IllegalArgumentException("Sale " + sale.id() + " comes after one that was sold later");
        }
        last = sale.soldAt();
        if (sale.amount() <= 0) {
            return Scores.NONE;
        }
        int day = Math.toIntExact(sale.soldAt().toLocalDate().toEpochDay());
        double time = sale.soldAt().toEpochSecond(ZoneOffset.UTC) / SECONDS_A_DAY;
        int store = number(sale.storeId(), stores);
        int card = sale.card() == null ? AmountOddness.NO_CARD : number(sale.card(), cards);
        amounts.turnTo(day);
        double amount = amounts.judge(card, store, AmountScale.level(sale.amount()), time);
        boolean named = card != AmountOddness.NO_CARD;
        double cardAtStore = named ? pairs.judge(card, store, sale.amount(), day, time) : 0;
        double storeDay = volumes.judge(store, day, named && pairs.repeated());
        return new Scores(amount, cardAtStore, storeDay);
    }

    private static int number(String name, Map<String, Integer> numbers) {
        Integer known = numbers.get(name);
        if (known == null) {
            known = numbers.size();
            numbers.put(name, known);
        }
        return known;
    }
}
