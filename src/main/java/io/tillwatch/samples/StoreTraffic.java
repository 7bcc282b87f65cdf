package io.tillwatch.samples;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SplittableRandom;

/** The ordinary sales of one store, hour by hour. Its chance is its own: other stores do not change it. */
final class StoreTraffic {
    private static final double NORMAL_FROM = 40;

    final SampleStore store;
    private final SplittableRandom random;
    private final SaleMaker maker;
    private final long identity;
    private final int regulars;
    private final double[] shares;
    private double level;
    private double levelBefore;

    /** @param usualDay expected sales on an ordinary day */
    StoreTraffic(long seed, SampleStore store, SaleMaker maker, double usualDay, double levelBefore) {
        this.store = store;
        this.random = new SplittableRandom(Seeds.mix(seed, store.index(), 3));
        this.maker = maker;
        this.identity = Seeds.mix(seed, store.index(), 4);
        this.regulars = (int) Math.max(12, usualDay * 12);
        this.shares = store.hourShares();
        this.levelBefore = levelBefore;
        this.level = levelBefore;
    }

    /** @param expected sales of the new day */
    void startDay(double expected) {
        levelBefore = level;
        level = expected;
    }

    void addHour(LocalDate date, int hour, List<SaleDraft> drafts) {
        double expected = shares[hour] * Demand.levelAt(store, date, hour, level, levelBefore);
        if (expected <= 0) {
            return;
        }
        int count = count(expected);
        if (count > 0) {
            LocalDateTime start = date.atTime(hour, 0);
            for (int i = 0; i < count; i++) {
                drafts.add(sale(start.plusSeconds(random.nextInt(3600))));
            }
        }
    }

    private SaleDraft sale(LocalDateTime soldAt) {
        SaleDraft draft = maker.make(random, store, soldAt, store.prices().ticket(random), card());
        if (random.nextInt(50) == 0) {
            boolean soon = random.nextInt(3) > 0;
            maker.cancel(draft, soon ? random.nextInt(60, 1800) : random.nextInt(1800, 172_800));
        }
        return draft;
    }

    private Card card() {
        if (random.nextInt(100) < store.kind().regularPercent) {
            double place = Math.pow(random.nextDouble(), 1.25);
            return Card.of(identity + (long) (place * regulars));
        }
        return random.nextInt(1000) < 4 ? Card.unmasked(random) : Card.of(random.nextLong());
    }

    /** A Poisson number. */
    private int count(double expected) {
        if (expected >= NORMAL_FROM) {
            return (int) Math.max(0, Math.round(expected + Math.sqrt(expected) * random.nextGaussian()));
        }
        double limit = Math.exp(-expected);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
