package io.tillwatch.analysis.score;

import io.tillwatch.model.Sentence;

/** Many cards at one store in a day, or in three, that were never seen anywhere: volume that somebody may have made up. */
final class NewCards implements Reasoned {
    private static final double SURE = 20;

    private final DailyHabit cards;
    private int store;

    NewCards(Rows stores) {
        cards = new DailyHabit(stores, SURE);
    }

    double judge(Arrival sale) {
        store = sale.store;
        boolean isToday = cards.turnTo(store, sale.day);
        if (!isToday || !sale.newCard) {
            return 0;
        }
        cards.add(store);
        return cards.surprise(store);
    }

    @Override
    public Sentence why() {
        return Sentence.of("why.new_cards", cards.today(store), Why.number(cards.usual(store)));
    }
}
