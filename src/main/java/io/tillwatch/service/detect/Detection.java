package io.tillwatch.service.detect;

import io.tillwatch.analysis.score.Scorer;
import io.tillwatch.analysis.score.Tape;
import io.tillwatch.model.Approval;
import io.tillwatch.model.Detector;
import io.tillwatch.model.KoreanCalendar;
import io.tillwatch.model.Sentence;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/**
 * Everything that the detectors know, and how odd they found the sales of the last weeks. It does not depend on the rules: what
 * of it becomes an alarm is said by {@link Alarms}. Used by one thread.
 */
public final class Detection {
    private final Scorer scorer;
    private final Map<Detector, ScoreHistory> histories = new EnumMap<>(Detector.class);

    /** Knows nothing yet. */
    public Detection() {
        KoreanCalendar calendar = new KoreanCalendar();
        scorer = new Scorer(day -> calendar.isBusinessDay(LocalDate.ofEpochDay(day)));
        for (Detector detector : Detector.values()) {
            histories.put(detector, new ScoreHistory());
        }
    }

    /** Judges a sale by all that was given before, then learns it. */
    public void judge(Approval sale) {
        long day = sale.soldAt().toLocalDate().toEpochDay();
        histories.values().forEach(history -> history.turnTo(day));
        scorer.judge(sale);
        note();
    }

    /** Judges that a sale which was given before is cancelled; {@link Approval#canceledAt} says when. */
    public void cancel(Approval sale) {
        scorer.cancel(sale);
        note();
    }

    private void note() {
        histories.forEach((detector, history) -> history.add(scorer.even(detector)));
    }

    /** Of the sale that was given last: {@code -log10} of the share of sales as odd; 0 for nothing odd. */
    double score(Detector detector) {
        return scorer.even(detector);
    }

    /** Why, with numbers; only where the score is above 0, and before the next sale is given. */
    Sentence why(Detector detector) {
        return scorer.why(detector);
    }

    ScoreHistory history(Detector detector) {
        ScoreHistory history = histories.get(detector);
        if (history == null) {
            throw new IllegalArgumentException(detector.name());
        }
        return history;
    }

    /** Writes all that is known, or takes over what was written by this version. */
    void exchange(Tape tape) {
        scorer.exchange(tape);
        histories.values().forEach(history -> history.exchange(tape));
    }
}
