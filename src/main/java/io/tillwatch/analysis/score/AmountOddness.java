package io.tillwatch.analysis.score;

import java.util.Arrays;

/**
 * Score A: the amount beside what the card and the store usually see, more so when the card was odd in the days before.
 * {@code base = (max(t of card, t of store) + max(h of card, h of store)) / 2}, where t goes by level and spread and h by the
 * share of amounts as large, each calibrated over 28 days; {@code A = base + min(base, memory)}, so that earlier oddities at
 * most double this one and an ordinary sale is never odd for its past. The formula and its constants were found on labelled
 * sets, see docs/detection.md.
 */
final class AmountOddness {
    /** Stands for the card of a sale that names none. */
    static final int NO_CARD = -1;

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
    private float[] memory = new float[64];
    private double[] rememberedAt = new double[64];

    void turnTo(long day) {
        cardSurprise.turnTo(day);
        storeSurprise.turnTo(day);
        cardRarity.turnTo(day);
        storeRarity.turnTo(day);
    }

    /**
     * Judges a sale by what was before it, then learns it.
     *
     * @param card its number, or {@link #NO_CARD}
     * @param time in days
     */
    double judge(int card, int store, double level, double time) {
        // Beside nothing nothing is odd.
        double base = common.isEmpty() ? 0 : (surprise(card, store, level) + rarity(card, store, level)) / 2;
        double score = base;
        // First: profiles that begin lean on it.
        common.add(level);
        if (card != NO_CARD) {
            score += Math.min(base, remembered(card, time));
            remember(card, time, Math.clamp(base - REMEMBERED_ABOVE, 0, MOST_REMEMBERED));
            cards.add(card, level);
        }
        stores.add(store, level);
        return score;
    }

    private double surprise(int card, int store, double level) {
        double ofStore = stores.surprise(store, level);
        double odd = storeSurprise.oddness(ofStore);
        storeSurprise.add(ofStore);
        if (card != NO_CARD) {
            double ofCard = cards.surprise(card, level);
            odd = Math.max(odd, cardSurprise.oddness(ofCard));
            cardSurprise.add(ofCard);
        }
        return odd;
    }

    private double rarity(int card, int store, double level) {
        double ofStore = stores.rarity(store, level);
        double odd = storeRarity.oddness(ofStore);
        storeRarity.add(ofStore);
        if (card != NO_CARD) {
            double ofCard = cards.rarity(card, level);
            odd = Math.max(odd, cardRarity.oddness(ofCard));
            cardRarity.add(ofCard);
        }
        return odd;
    }

    private double remembered(int card, double time) {
        return card < memory.length ? memory[card] * Math.exp((rememberedAt[card] - time) / MEMORY_DAYS) : 0;
    }

    private void remember(int card, double time, double more) {
        if (card >= memory.length) {
            int size = Math.max(card + 1, memory.length * 2);
            memory = Arrays.copyOf(memory, size);
            rememberedAt = Arrays.copyOf(rememberedAt, size);
        }
        memory[card] = (float) (remembered(card, time) + more);
        rememberedAt[card] = time;
    }
}
