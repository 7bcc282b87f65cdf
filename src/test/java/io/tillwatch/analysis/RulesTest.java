package io.tillwatch.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tillwatch.analysis.detect.AboveBaseline;
import io.tillwatch.analysis.detect.Flags;
import io.tillwatch.analysis.detect.RepeatedAmount;
import io.tillwatch.model.Flag;
import io.tillwatch.model.Reason;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.SaleFacts;
import io.tillwatch.model.Snooze;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final RuleSet RULES = RuleSet.DEFAULT;

    @Test
    void twiceTheBaselineIsOrdinaryAndOneWonMoreIsNot() {
        assertNull(AboveBaseline.judge(sale("1", "c", 20_000, false), 10_000L, RULES));
        assertEquals(
                new Reason(Reason.Code.ABOVE_BASELINE, 20_001, 20_000),
                AboveBaseline.judge(sale("1", "c", 20_001, false), 10_000L, RULES));
    }

    @Test
    void withoutABaselineOrWhenCancelledASaleIsNotJudgedByIt() {
        assertNull(AboveBaseline.judge(sale("1", "c", 20_001, false), null, RULES));
        assertNull(AboveBaseline.judge(sale("1", "c", 20_001, true), 10L, RULES));
        assertNull(AboveBaseline.judge(sale("1", "c", 20_001, false), 10L, new RuleSet(2, false, 2000, true, 3)));
    }

    @Test
    void aRefundAboveANegativeBaselineIsFlaggedWithoutAScore() {
        Reason above = Objects.requireNonNull(AboveBaseline.judge(sale("1", "c", -24_100, false), -50_000L, RULES));
        assertEquals(new Reason(Reason.Code.ABOVE_BASELINE, -24_100, -100_000), above);
        assertEquals(new Flag(List.of(above), 0, -50_000L, 1), Flags.of(above, null, -50_000L, RULES));
    }

    @Test
    void aFactorWithAFractionComparesExactly() {
        RuleSet oneAndAHalf = new RuleSet(2, true, 1500, true, 3);
        assertNull(AboveBaseline.judge(sale("1", "c", 4, false), 3L, oneAndAHalf));
        assertEquals(
                new Reason(Reason.Code.ABOVE_BASELINE, 5, 4),
                AboveBaseline.judge(sale("1", "c", 5, false), 3L, oneAndAHalf));
    }

    @Test
    void theThirdEqualAmountOfACardIsFlaggedAndEachOneAfterIt() {
        assertEquals(
                List.of("3", "4", "9"),
                flagged(
                        sale("1", "a", 500, false),
                        sale("2", "a", 500, false),
                        sale("3", "a", 500, false),
                        sale("4", "a", 500, false),
                        sale("5", "a", 700, false),
                        sale("6", "a", 500, false),
                        sale("7", "a", 500, false),
                        sale("8", "b", 500, false),
                        sale("9", "a", 500, false)));
    }

    @Test
    void cancelledSalesAndSalesWithoutACardAreLeftOut() {
        assertEquals(
                List.of("4"),
                flagged(
                        sale("1", "a", 500, false),
                        sale("2", "a", 500, false),
                        sale("3", "a", 900, true),
                        sale("4", "a", 500, false),
                        sale("5", null, 500, false),
                        sale("6", null, 500, false),
                        sale("7", null, 500, false)));
    }

    @Test
    void aFlagTakesTheStrongestReasonAsItsScore() {
        Reason above = new Reason(Reason.Code.ABOVE_BASELINE, 62_000, 20_000);
        Reason repeated = new Reason(Reason.Code.REPEATED_AMOUNT, 3, 3);
        assertEquals(new Flag(List.of(above, repeated), 6.2, 10_000L, 1), Flags.of(above, repeated, 10_000L, RULES));
        assertEquals(new Flag(List.of(repeated), 3, null, 1), Flags.of(null, repeated, null, RULES));
        assertNull(Flags.of(null, null, 10_000L, RULES));
    }

    @Test
    void aSnoozedRuleDoesNotJudge() {
        LocalDate date = LocalDate.of(2026, 5, 31);
        RuleSet snoozed = RULES.withSnoozes(List.of(
                new Snooze("ABOVE_BASELINE", "7", date, date, "fair", "kim@desk"),
                new Snooze("REPEATED_AMOUNT", null, date, date, "fair", "kim@desk")));
        assertNull(AboveBaseline.judge(sale("1", "c", 20_001, false), 10_000L, snoozed));
        RepeatedAmount rule = new RepeatedAmount(snoozed);
        for (String id : List.of("1", "2", "3", "4")) {
            assertNull(rule.next(sale(id, "a", 500, false)));
        }
    }

    @Test
    void idsOfOneSecondAreOrderedAsNumbers() {
        List<SaleFacts> sales = new ArrayList<>(List.of(
                sale("10", "a", 1, false),
                sale("9", "a", 1, false),
                sale("18446744073709551614", "a", 1, false),
                sale("x", "a", 1, false)));
        sales.sort(SaleFacts.BY_TIME_AND_ID);
        assertEquals(
                List.of("9", "10", "18446744073709551614", "x"),
                sales.stream().map(SaleFacts::id).toList());
    }

    private static List<String> flagged(SaleFacts... sales) {
        RepeatedAmount rule = new RepeatedAmount(RULES);
        List<String> flagged = new ArrayList<>();
        for (SaleFacts sale : sales) {
            if (rule.next(sale) != null) {
                flagged.add(sale.id());
            }
        }
        return flagged;
    }

    private static SaleFacts sale(String id, @Nullable String card, long amount, boolean canceled) {
        return new SaleFacts(
                id, "7", LocalDate.of(2026, 5, 31), Instant.parse("2026-05-31T03:00:00Z"), amount, canceled, card);
    }
}
