package io.tillwatch.analysis.score;

import io.tillwatch.model.Sentence;

/** The amount less the fee is not what is to be paid out. Weighed by how often that is so at this store. */
final class DepositSum implements Reasoned {
    private final Share differs;
    private long amount;
    private long fee;
    private long deposit;

    DepositSum(Rows stores) {
        differs = new Share(stores, 50);
    }

    double judge(Arrival sale) {
        amount = sale.amount;
        fee = sale.fee;
        deposit = sale.deposit;
        boolean wrong = amount - fee != deposit;
        double score = wrong ? differs.rarity(sale.store) : 0;
        differs.add(sale.store, wrong);
        return score;
    }

    @Override
    public Sentence why() {
        return Sentence.of("why.deposit_sum", Why.won(amount), Why.won(fee), Why.won(amount - fee), Why.won(deposit));
    }

    /** Writes all that is known, or takes over what was written. */
    void exchange(Tape tape) {
        differs.exchange(tape);
    }
}
