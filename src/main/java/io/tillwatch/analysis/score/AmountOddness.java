package io.tillwatch.analysis.score;

import io.tillwatch.model.Sentence;

/**
 * Score A: the amount beside what the card and the store usually see, more so when the card was odd in the days before.
 * {@code base = (max(t of card, t of store) + max(h of card, h of store)) / 2}, where t goes by level and spread and h by the
 * share of amounts as large, each calibrated over 28 days; {@code A = base + min(base, memory)}, so that earlier oddities at
 * most double this one and an ordinary sale is never odd for its past. The formula and its constants were found on labelled
 * sets, see docs/detection.md.
 */
final class AmountOddness implements Reasoned {
    /** Odder than this counts towards the card's memory. */
    private static final double REMEMBERED_ABOVE = 1.5;

    private static final double MOST_REMEMBERED = 3;
    private static final double MEMORY_DAYS = 2;

    private final AmountProfile common = new AmountProfile();
    private final AmountProfiles cards = new AmountProfiles(0.02, 400, common);
    private final AmountProfiles stores = new AmountProfiles(0.01, 800, common);
    private final Calibration cardSurprise = new Calibration();
    private final Calibration storeSurprise = new Calibration();
    private final Calibration cardRarity = new Calibration();
    private final Calibration storeRarity = new Calibration();
    private final FadingSum memory;

    private int card;
    private int store;
    private double level;

    AmountOddness(Rows ofCards) {
        memory = new FadingSum(ofCards, MEMORY_DAYS);
    }

    void turnTo(long day) {
        cardSurprise.turnTo(day);
        storeSurprise.turnTo(day);
        cardRarity.turnTo(day);
        storeRarity.turnTo(day);
    }

    double judge(Arrival sale) {
        card = sale.card;
        store = sale.store;
        level = sale.level;
        // Beside nothing nothing is odd.
        double base = common.isEmpty() ? 0 : (surprise() + rarity()) / 2;
        double score = base;
        if (sale.hasCard()) {
            score += Math.min(base, memory.at(card, sale.second));
            memory.add(card, sale.second, Math.clamp(base - REMEMBERED_ABOVE, 0, MOST_REMEMBERED));
        }
        return score;
    }

    /** Learns the sale that was judged last. Apart from judging, so that reasons can be told by what was before. */
    void learn() {
        // First: profiles that begin lean on it.
        common.add(level);
        if (card != Arrival.NONE) {
            cards.add(card, level);
        }
        stores.add(store, level);
    }

    private double surprise() {
        double ofStore = stores.surprise(store, level);
        double odd = storeSurprise.oddness(ofStore);
        storeSurprise.add(ofStore);
        if (card != Arrival.NONE) {
            double ofCard = cards.surprise(card, level);
            odd = Math.max(odd, cardSurprise.oddness(ofCard));
            cardSurprise.add(ofCard);
        }
        return odd;
    }

    private double rarity() {
        double ofStore = stores.rarity(store, level);
        double odd = storeRarity.oddness(ofStore);
        storeRarity.add(ofStore);
        if (card != Arrival.NONE) {
            double ofCard = cards.rarity(card, level);
            odd = Math.max(odd, cardRarity.oddness(ofCard));
            cardRarity.add(ofCard);
        }
        return odd;
    }

    @Override
    public Sentence why() {
        Sentence ofStore = Sentence.of(
                "why.odd_amount.store",
                Why.number(Math.exp(level - stores.usual(store))),
                stores.asLarge(store, level),
                stores.known(store),
                Why.won(stores.ordinaryUnder(store)));
        return card == Arrival.NONE
                ? ofStore
                : Sentence.of("why.odd_amount.card", Why.number(Math.exp(level - cards.usual(card))))
                        .then(ofStore);
    }

    /** Writes all that is known, or takes over what was written. */
    void exchange(Tape tape) {
        common.exchange(tape);
        cards.exchange(tape);
        stores.exchange(tape);
        cardSurprise.exchange(tape);
        storeSurprise.exchange(tape);
        cardRarity.exchange(tape);
        storeRarity.exchange(tape);
    }
}
