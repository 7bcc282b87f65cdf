package io.tillwatch.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RuleSetTest {
    private static final LocalDate MAY_30 = LocalDate.of(2026, 5, 30);
    private static final LocalDate JUNE_2 = LocalDate.of(2026, 6, 2);
    private static final Snooze STORE =
            new Snooze("ABOVE_BASELINE", "1042", MAY_30, JUNE_2, "4111 1111 1111 1111 called", "kim@desk");
    private static final Snooze ALL = new Snooze("FEE_RATE", null, MAY_30, MAY_30, "new fees", "lee@desk");

    @Test
    void everyDetectorIsThereOnceAndOffUntilSomebodySwitchesItOn() {
        assertEquals(
                List.of(Detector.values()),
                RuleSet.DEFAULT.detectors().stream().map(DetectorRule::detector).toList());
        assertTrue(RuleSet.DEFAULT.detectors().stream().noneMatch(DetectorRule::on));
        DetectorRule on = new DetectorRule(Detector.CARD_RING, true, new Quota.DailyBudget(20), 50_000);
        RuleSet changed = RuleSet.DEFAULT.with(on);
        assertEquals(on, changed.rule(Detector.CARD_RING));
        assertEquals(Detector.values().length, changed.detectors().size());
        assertThrows(
                IllegalArgumentException.class,
                () -> new RuleSet(2, true, 2000, true, 3, List.of(on, on), List.of(), true));
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        for (int factor : new int[] {0, -1, 1_000_001}) {
            assertThrows(IllegalArgumentException.class, () -> new RuleSet(2, true, factor, true, 3));
        }
        for (int times : new int[] {1, 1_001}) {
            assertThrows(IllegalArgumentException.class, () -> new RuleSet(2, true, 2000, true, times));
        }
        assertThrows(IllegalArgumentException.class, () -> new RuleSet(0, true, 2000, true, 3));
        for (double rate : new double[] {0, -1, 1_000.5, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> new Quota.AlarmRate(rate));
        }
        assertThrows(IllegalArgumentException.class, () -> new Quota.DailyBudget(0));
        assertThrows(
                IllegalArgumentException.class, () -> new DetectorRule(Detector.FEE_RATE, true, Quota.DEFAULT, -1));
        assertThrows(IllegalArgumentException.class, () -> new Snooze("NO_SUCH", null, MAY_30, JUNE_2, "", "kim@desk"));
        assertThrows(
                IllegalArgumentException.class, () -> new Snooze("FEE_RATE", null, JUNE_2, MAY_30, "", "kim@desk"));
    }

    @Test
    void aSnoozeCoversItsRuleItsStoreAndItsDates() {
        RuleSet rules = RuleSet.DEFAULT.withSnoozes(List.of(STORE, ALL));
        assertTrue(rules.isSnoozed("ABOVE_BASELINE", "1042", MAY_30));
        assertTrue(rules.isSnoozed("ABOVE_BASELINE", "1042", JUNE_2));
        assertFalse(rules.isSnoozed("ABOVE_BASELINE", "1042", MAY_30.minusDays(1)));
        assertFalse(rules.isSnoozed("ABOVE_BASELINE", "1042", JUNE_2.plusDays(1)));
        assertFalse(rules.isSnoozed("ABOVE_BASELINE", "1043", MAY_30));
        assertFalse(rules.isSnoozed("REPEATED_AMOUNT", "1042", MAY_30));
        assertTrue(rules.isSnoozed("FEE_RATE", "7", MAY_30));
    }

    @Test
    void aDifferenceIsTold() {
        RuleSet after = new RuleSet(2, true, 2500, false, 4)
                .with(new DetectorRule(Detector.FEE_RATE, true, new Quota.DailyBudget(20), 50_000))
                .with(new DetectorRule(Detector.CARD_RING, false, new Quota.AlarmRate(0.5), 0))
                .withSnoozes(List.of(STORE));
        RuleSet before = RuleSet.DEFAULT.withSnoozes(List.of(ALL));
        List<Sentence> lines = RulesDiff.between(before, after);
        assertEquals(
                List.of(
                        "ABOVE_BASELINE fires above 2.5 times the baseline, not 2.",
                        "REPEATED_AMOUNT is switched off.",
                        "REPEATED_AMOUNT fires at 4 equal amounts in a row, not 3.",
                        "CARD_RING gives 0.5 alarms per 1,000 sales, not 1 alarms per 1,000 sales.",
                        "FEE_RATE is switched on.",
                        "FEE_RATE gives 20 alarms a day, not 1 alarms per 1,000 sales.",
                        "FEE_RATE never alarms below 50000 won, not 0.",
                        "No more: FEE_RATE rests at all stores from 2026-05-30 to 2026-05-30: new fees (lee@desk)",
                        "New: ABOVE_BASELINE rests at store 1042 from 2026-05-30 to 2026-06-02:"
                                + " 411111******1111 called (kim@desk)"),
                lines.stream().map(Sentence::english).toList());
        assertEquals(
                "ABOVE_BASELINE 규칙이 기준 객단가의 2.5배를 넘으면 알립니다. 지금까지는 2배였습니다.",
                lines.getFirst().in(Locale.KOREAN));
        assertEquals(9, RulesDiff.between(after, before).size());
        assertEquals(List.of(), RulesDiff.between(after, after.numbered(7)));
    }
}
