package io.tillwatch.service.evaluate;

import io.tillwatch.analysis.score.Scorer;
import io.tillwatch.model.Approval;
import io.tillwatch.model.Detector;
import io.tillwatch.model.KoreanCalendar;
import io.tillwatch.model.LabelledSale;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Runs the detectors over a set as over a life: sales in the order of {@code (sold_at, id)}, each judged by what was before it,
 * and cancellations when they come, which may raise the score of the sale that is cancelled.
 */
public final class Evaluation {
    /** Less odd sales are given no reasons: on the scale that detectors share, one in a hundred. */
    private static final double WORTH_A_REASON = 2;

    private final List<LabelledSale> sales;
    private final Scorer scorer;
    private final DailyBudget budget;
    private final float[] scores;
    private final boolean[] flagged;
    private final Map<Detector, float[]> own = new EnumMap<>(Detector.class);
    private final Map<Integer, List<ScoredSales.Reason>> reasons = new HashMap<>();
    private final PriorityQueue<Integer> toCancel;

    private Evaluation(List<LabelledSale> sales, double perDay) {
        this.sales = sales;
        this.budget = new DailyBudget(perDay);
        KoreanCalendar calendar = new KoreanCalendar();
        this.scorer = new Scorer(day -> calendar.isBusinessDay(LocalDate.ofEpochDay(day)));
        this.scores = new float[sales.size()];
        this.flagged = new boolean[sales.size()];
        for (Detector detector : Detector.values()) {
            own.put(detector, new float[sales.size()]);
        }
        this.toCancel =
                new PriorityQueue<>(Comparator.comparing(this::canceledAt).thenComparing(i -> i));
    }

    /**
     * Scores all sales.
     *
     * @param perDay alarms a day that a reviewer has time for
     * @param progress is told how many sales were judged, now and then
     */
    public static ScoredSales run(List<LabelledSale> sales, double perDay, IntConsumer progress) {
        return new Evaluation(sales, perDay).run(progress);
    }

    private ScoredSales run(IntConsumer progress) {
        int[] order = IntStream.range(0, sales.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> sale(i).soldAt())
                        .thenComparing(i -> sale(i).id(), Evaluation::byNumber))
                .mapToInt(i -> i)
                .toArray();
        int judged = 0;
        for (int i : order) {
            Approval sale = sale(i);
            cancelUntil(sale.soldAt());
            budget.turnTo(sale.soldAt().toLocalDate().toEpochDay());
            scorer.judge(sale);
            note(i);
            budget.add(scores[i]);
            if (sale.canceledAt() != null) {
                toCancel.add(i);
            }
            if (++judged % 10_000 == 0) {
                progress.accept(judged);
            }
        }
        cancelUntil(LocalDateTime.MAX);
        progress.accept(judged);
        return new ScoredSales(sales, scores, flagged, own, reasons);
    }

    /** Ids that are numbers in the order of numbers, as the database has them. */
    private static int byNumber(String left, String right) {
        boolean numbers = isNumber(left) && isNumber(right);
        return numbers && left.length() != right.length()
                ? Integer.compare(left.length(), right.length())
                : left.compareTo(right);
    }

    private static boolean isNumber(String id) {
        return !id.isEmpty() && id.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void cancelUntil(LocalDateTime now) {
        while (!toCancel.isEmpty() && !canceledAt(toCancel.peek()).isAfter(now)) {
            int i = toCancel.remove();
            scorer.cancel(sale(i));
            note(i);
        }
    }

    private void note(int i) {
        float best = 0;
        List<ScoredSales.Reason> why = new ArrayList<>();
        for (Detector detector : Detector.values()) {
            float[] ofDetector = own(detector);
            ofDetector[i] = Math.max(ofDetector[i], (float) scorer.raw(detector));
            double even = scorer.even(detector);
            if (!ScoredSales.SILENT.contains(detector)) {
                best = Math.max(best, (float) even);
                if (even >= WORTH_A_REASON) {
                    why.add(new ScoredSales.Reason(detector, even, scorer.why(detector)));
                }
            }
        }
        if (best > scores[i]) {
            scores[i] = best;
            flagged[i] |= budget.reaches(best);
        }
        if (!why.isEmpty()) {
            why.addAll(reasons.getOrDefault(i, List.of()));
            why.sort(Comparator.comparingDouble(ScoredSales.Reason::score).reversed());
            reasons.put(i, why);
        }
    }

    private float[] own(Detector detector) {
        return own.getOrDefault(detector, scores);
    }

    private Approval sale(int i) {
        return sales.get(i).sale();
    }

    private LocalDateTime canceledAt(int i) {
        LocalDateTime at = sale(i).canceledAt();
        return at == null ? LocalDateTime.MAX : at;
    }
}
