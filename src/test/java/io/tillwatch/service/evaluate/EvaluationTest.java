package io.tillwatch.service.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.Approval;
import io.tillwatch.model.Detector;
import io.tillwatch.model.LabelledSale;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);

    private static LabelledSale sale(
            String id, LocalDateTime at, String store, long amount, boolean fraud, @Nullable LocalDateTime canceled) {
        Approval approval = new Approval(
                id,
                store,
                "c" + id,
                amount,
                at,
                100L,
                amount - 100,
                at.toLocalDate().plusDays(3),
                canceled,
                canceled != null,
                null,
                null);
        return new LabelledSale(approval, fraud, fraud ? "late" : "", "");
    }

    /** Seventy days of five stores; in the end one of them takes back sales after they were paid out. */
    private static List<LabelledSale> set() {
        Random random = new Random(3);
        List<LabelledSale> sales = new ArrayList<>();
        int id = 1;
        for (int day = 0; day < 70; day++) {
            for (int i = 0; i < 100; i++) {
                LocalDateTime at = BEGIN.plusDays(day).atTime(10, 0).plusMinutes(5L * i);
                sales.add(sale("" + id++, at, "s" + i % 5, 10_000 + random.nextInt(20_000), false, null));
            }
        }
        for (int i = 0; i < 6; i++) {
            LocalDateTime at = BEGIN.plusDays(61).atTime(20, i);
            sales.add(sale("" + id++, at, "s2", 20_000, true, at.plusDays(5)));
        }
        return sales;
    }

    @Test
    void theOrderOfTheFileChangesNoScore() {
        List<LabelledSale> sales = set();
        ScoredSales scored = Evaluation.run(sales, 5, done -> {});
        List<LabelledSale> reversed = new ArrayList<>(sales);
        Collections.reverse(reversed);
        float[] others = Evaluation.run(reversed, 5, done -> {}).scores();
        float[] back = new float[others.length];
        for (int i = 0; i < others.length; i++) {
            back[i] = others[others.length - 1 - i];
        }
        assertArrayEquals(scored.scores(), back);
    }

    @Test
    void aCancellationRaisesTheScoreOfTheSaleThatIsCancelled() {
        List<LabelledSale> sales = set();
        ScoredSales scored = Evaluation.run(sales, 5, done -> {});
        int first = sales.size() - 6;
        assertTrue(scored.scores()[first] >= 3 && scored.flagged()[first], "score " + scored.scores()[first]);
        assertEquals(
                Detector.CANCELED_AFTER_PAYOUT,
                scored.reasons().getOrDefault(first, List.of()).getFirst().detector());
        assertEquals(Map.of("late", new Quality.Found(1, 1)), new Quality(sales, 60).eventsAt(scored.scores(), 5));
    }

    @Test
    void precisionIsCountedFromTheHighestScoreDown() {
        List<LabelledSale> sales = List.of(
                sale("1", BEGIN.atTime(10, 0), "a", 1, true, null),
                sale("2", BEGIN.atTime(11, 0), "b", 1, false, null),
                sale("3", BEGIN.atTime(12, 0), "c", 1, true, null),
                sale("4", BEGIN.plusDays(1).atTime(10, 0), "d", 1, false, null));
        Quality quality = new Quality(sales, 0);
        float[] scores = {4, 3.5f, 3, 0};
        assertEquals(2, quality.days());
        assertTrue(quality.hasLabels());
        assertEquals((1.0 + 2.0 / 3) / 2, quality.averagePrecision(scores), 1e-9);
        assertEquals(new Quality.At(1.5, 2.0 / 3, 1), quality.at(scores, 3));
        assertEquals(Map.of("late", new Quality.Found(1, 2)), quality.eventsAt(scores, 1));
        assertEquals(Map.of("late", new Quality.Found(2, 2)), quality.eventsAtStoreDays(scores, 1.5));
        assertFalse(new Quality(sales, 1).hasLabels(), "the first day only teaches");
    }

    @Test
    void theBudgetLooksAtDaysBeforeOnly() {
        DailyBudget budget = new DailyBudget(2);
        for (int day = 0; day < 30; day++) {
            budget.turnTo(day);
            for (int i = 1; i <= 10; i++) {
                budget.add(i / 2.0);
            }
        }
        budget.turnTo(30);
        assertTrue(budget.reaches(5) && budget.reaches(4.5));
        assertFalse(budget.reaches(4));
        budget.add(9);
        budget.add(9);
        budget.add(9);
        assertTrue(budget.reaches(4.5), "today's scores change nothing today");
    }
}
