package io.tillwatch.analysis.score;

import io.tillwatch.model.Sentence;

/**
 * Many approvals within seconds of each other at one store, the more so just under round amounts. Weighed by how often the
 * store's approvals follow each other so closely. Equal amounts in a row are a bill that was shared and do not count.
 */
final class ApprovalTrain implements Reasoned {
    private static final long WITHIN = 75;
    private static final double OF_CLOSE = 0.5;
    private static final double OF_UNDER_ROUND = 0.7;
    /** Taken back for an amount that is just any amount. */
    private static final double OF_ANY = 0.3;

    private final Share close;
    private final Share underRound;
    private final LongColumn lastSecond;
    private final LongColumn lastAmount;
    private final FloatColumn score;
    private final IntColumn length;
    private final IntColumn lengthUnder;
    private final LongColumn begun;

    private int store;
    private long now;

    ApprovalTrain(Rows stores) {
        close = new Share(stores, 30);
        underRound = new Share(stores, 200);
        lastSecond = stores.longs();
        lastAmount = stores.longs();
        score = stores.floats();
        length = stores.ints();
        lengthUnder = stores.ints();
        begun = stores.longs();
    }

    double judge(Arrival sale) {
        store = sale.store;
        now = sale.second;
        boolean under = isJustUnderRound(sale.amount);
        boolean follows = lastSecond.get(store) != 0 && Math.abs(now - lastSecond.get(store)) <= WITHIN;
        if (!follows) {
            score.set(store, 0);
            length.set(store, 0);
            lengthUnder.set(store, 0);
            begun.set(store, now);
        } else if (sale.amount != lastAmount.get(store)) {
            double more = under ? OF_UNDER_ROUND * underRound.rarity(store) : -OF_ANY;
            score.set(store, (float) Math.max(0, score.get(store) + OF_CLOSE * close.rarity(store) + more));
        }
        close.add(store, follows);
        underRound.add(store, under);
        lastSecond.set(store, now);
        lastAmount.set(store, sale.amount);
        length.set(store, length.get(store) + 1);
        lengthUnder.set(store, lengthUnder.get(store) + (under ? 1 : 0));
        return score.get(store);
    }

    /** Such as 49 900 or 99 000: less than 2 % and a fifth of a step below the next step of half a leading digit. */
    static boolean isJustUnderRound(long amount) {
        long unit = 1;
        while (unit <= amount / 10) {
            unit *= 10;
        }
        long step = Math.max(1, unit / 2);
        long below = (step - amount % step) % step;
        return below > 0 && below <= amount / 50 && below <= step / 5;
    }

    @Override
    public Sentence why() {
        return Sentence.of("why.approval_train", length.get(store), now - begun.get(store), lengthUnder.get(store));
    }

    /** Writes all that is known, or takes over what was written. */
    void exchange(Tape tape) {
        close.exchange(tape);
        underRound.exchange(tape);
    }
}
