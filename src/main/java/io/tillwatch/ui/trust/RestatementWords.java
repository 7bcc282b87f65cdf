package io.tillwatch.ui.trust;

import io.tillwatch.model.DayTotals;
import io.tillwatch.service.Restatement;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * Says why a settled number changed. The record keeps totals before and after, so what is said is the balance: one sale
 * that came and one of the same amount that went are not seen.
 */
final class RestatementWords {
    private final Texts texts;
    private final Formats formats;

    RestatementWords(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /** {@code cancelled: 4 (−₩98,000), rows added: 2 (+₩31,000)}. */
    String why(Restatement restatement) {
        DayTotals before = restatement.before().totals();
        DayTotals after = restatement.after();
        List<String> words = new ArrayList<>();
        long canceled = after.canceledCount() - before.canceledCount();
        long canceledAmount = after.canceledAmount() - before.canceledAmount();
        if (canceled != 0 || canceledAmount != 0) {
            words.add(
                    canceled == 0
                            ? texts.text("trust.why.canceled.changed", signed(-canceledAmount))
                            : texts.text(
                                    canceled > 0 ? "trust.why.canceled" : "trust.why.uncanceled",
                                    formats.count(Math.abs(canceled)),
                                    signed(-canceledAmount)));
        }
        long rows = after.count() + after.canceledCount() - before.count() - before.canceledCount();
        long amount = after.total() + after.canceledAmount() - before.total() - before.canceledAmount();
        if (rows != 0) {
            words.add(texts.text(
                    rows > 0 ? "trust.why.more" : "trust.why.fewer", formats.count(Math.abs(rows)), signed(amount)));
        } else if (amount != 0) {
            words.add(texts.text("trust.why.amounts", signed(amount)));
        }
        return words.isEmpty() ? texts.text("trust.why.unknown") : String.join(", ", words);
    }

    private String signed(long won) {
        return won > 0 ? "+" + formats.won(won) : formats.won(won);
    }
}
