package io.tillwatch.analysis.score;

import io.tillwatch.model.Sentence;

/**
 * One approval number on two sales of one card company within a month or two. Unlike everything else it has to remember single
 * sales: a number for each, for one to two months.
 */
final class ApprovalUsedTwice implements Reasoned {
    private static final int DAYS = 31;

    private final Share twice;
    private LongIndex now = new LongIndex();
    private LongIndex before = new LongIndex();
    private int since;

    ApprovalUsedTwice(Rows stores) {
        twice = new Share(stores, 200);
    }

    double judge(Arrival sale) {
        if (since == 0) {
            since = sale.day;
        } else if (sale.day - since >= DAYS) {
            before = now;
            now = new LongIndex();
            since = sale.day;
        }
        boolean again = now.has(sale.approval) || before.has(sale.approval);
        now.of(sale.approval);
        double score = again ? twice.rarity(sale.store) : 0;
        twice.add(sale.store, again);
        return score;
    }

    @Override
    public Sentence why() {
        return Sentence.of("why.approval_used_twice");
    }

    /** Writes all that is known, or takes over what was written. */
    void exchange(Tape tape) {
        twice.exchange(tape);
        before.exchange(tape);
        now.exchange(tape);
        since = tape.value(since);
    }
}
