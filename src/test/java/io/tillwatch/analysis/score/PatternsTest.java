package io.tillwatch.analysis.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.Approval;
import io.tillwatch.model.Detector;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each pattern, and what looks like it, on top of ninety ordinary days of thirty stores that are open from ten to eight. */
class PatternsTest {
    private static final int STORES = 30;
    private static final int DAYS = 90;
    private static final int A_DAY = 20;
    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 5);

    private static final LocalDate TODAY = BEGIN.plusDays(DAYS + 2);

    private final Random random = new Random(7);
    private final Scorer scorer =
            new Scorer(day -> LocalDate.ofEpochDay(day).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0);

    @BeforeEach
    void teach() {
        for (int day = 0; day < DAYS + 2; day++) {
            LocalDate date = BEGIN.plusDays(day);
            if (date.getDayOfWeek() != DayOfWeek.SUNDAY) {
                for (int i = 0; i < A_DAY * STORES; i++) {
                    LocalDateTime at = date.atTime(10, 0).plusSeconds(i * 60L);
                    scorer.judge(honest(at, "s" + random.nextInt(STORES), "c" + random.nextInt(5_000), amount()));
                }
            }
        }
    }

    private long amount() {
        return Math.round(Math.exp(9.6 + 0.5 * random.nextGaussian()) / 100) * 100;
    }

    private static Approval honest(LocalDateTime at, String store, String card, long amount) {
        long fee = Math.round(amount * 0.015);
        return sale(at, store, card, amount, fee, amount - fee, payout(at.toLocalDate()), null);
    }

    private static LocalDate payout(LocalDate sold) {
        LocalDate date = sold;
        for (int left = 2; left > 0; ) {
            date = date.plusDays(1);
            left -= date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 ? 1 : 0;
        }
        return date;
    }

    private static Approval sale(
            LocalDateTime at,
            String store,
            String card,
            long amount,
            long fee,
            long deposit,
            LocalDate payout,
            @Nullable LocalDateTime canceled) {
        return new Approval("1", store, card, amount, at, fee, deposit, payout, canceled, canceled != null, null, "K");
    }

    private double judge(Approval sale, Detector detector) {
        scorer.judge(sale);
        return scorer.raw(detector);
    }

    private String why(Detector detector) {
        return scorer.why(detector).english();
    }

    @Test
    void oneAmountSplitByOneCardIsOddAndACorrectedAmountIsNot() {
        LocalDateTime at = TODAY.atTime(12, 0);
        double split = 0;
        for (int i = 0; i < 4; i++) {
            split = judge(honest(at.plusMinutes(10L * i), "s1", "split", 150_000 + 500 * i), Detector.SPLIT_AMOUNT);
        }
        assertTrue(split >= 4, () -> "split");
        assertTrue(scorer.even(Detector.SPLIT_AMOUNT) >= 2);
        assertTrue(why(Detector.SPLIT_AMOUNT).startsWith("4 times nearly the same amount"), why(Detector.SPLIT_AMOUNT));

        double corrected = 0;
        for (int i = 0; i < 4; i++) {
            LocalDateTime then = at.plusHours(2).plusMinutes(10L * i);
            Approval wrong = honest(then, "s2", "corrected", 150_000 + 500 * i);
            corrected = judge(wrong, Detector.SPLIT_AMOUNT);
            scorer.cancel(sale(
                    then, "s2", "corrected", wrong.amount(), 0, wrong.amount(), payout(TODAY), then.plusMinutes(3)));
        }
        assertEquals(0, corrected);
    }

    @Test
    void aTrainJustUnderARoundAmountIsOddAndASharedBillIsNot() {
        double train = 0;
        double shared = 0;
        for (int i = 0; i < 8; i++) {
            LocalDateTime at = TODAY.atTime(12, 0, 30).plusSeconds(20L * i);
            train = judge(honest(at, "s1", "t" + i, 49_900 - 100 * (i % 3)), Detector.APPROVAL_TRAIN);
        }
        String why = why(Detector.APPROVAL_TRAIN);
        for (int i = 0; i < 8; i++) {
            LocalDateTime at = TODAY.atTime(13, 0, 30).plusSeconds(20L * i);
            shared = judge(honest(at, "s2", "b" + i, 17_000), Detector.APPROVAL_TRAIN);
        }
        assertTrue(train >= 6, "train " + train);
        assertTrue(shared < 1, "shared bill " + shared);
        assertEquals("8 approvals within 140 seconds, 8 of them just under a round amount.", why);
    }

    @ParameterizedTest
    @CsvSource({"49900, true", "99000, true", "149500, true", "50000, false", "47000, false", "12300, false", "9, false"
    })
    void whatIsJustUnderARoundAmount(long amount, boolean under) {
        assertEquals(under, ApprovalTrain.isJustUnderRound(amount));
    }

    @Test
    void cardsThatComeAgainAndAgainForDaysAreARingAndADailyRegularIsNot() {
        double ring = 0;
        double regular = 0;
        for (int day = 0; day < 5; day++) {
            for (int visit = 0; visit < 9; visit++) {
                LocalDateTime at = TODAY.plusDays(day).atTime(11, 0).plusHours(visit);
                ring = judge(honest(at, "s3", "ring" + visit % 3, amount()), Detector.CARD_RING);
            }
        }
        LocalDate later = TODAY.plusDays(10);
        for (int day = 0; day < 60; day++) {
            regular = judge(honest(later.plusDays(day).atTime(12, 0), "s4", "daily", 4_500), Detector.CARD_RING);
        }
        assertTrue(ring >= 5, "ring " + ring);
        assertTrue(regular < 1.5, "regular " + regular);
    }

    @Test
    void likeAmountsAtTwoStoresAgainAndAgainAreMirrored() {
        long[] amounts = {120_000, 260_000, 90_000, 180_000, 310_000};
        double mirrored = 0;
        for (int i = 0; i < amounts.length; i++) {
            LocalDateTime at = TODAY.plusDays(4L * i).atTime(15, 0);
            scorer.judge(honest(at, "s5", "owner of s6", amounts[i]));
            mirrored =
                    judge(honest(at.plusHours(20), "s6", "owner of s5", amounts[i] + 2_000), Detector.MIRRORED_CHARGES);
        }
        assertTrue(mirrored >= 5, "mirrored " + mirrored);
        assertTrue(why(Detector.MIRRORED_CHARGES).endsWith("at store s5."), why(Detector.MIRRORED_CHARGES));
    }

    @Test
    void twoRegularsOfOnePriceAreNotMirrored() {
        double mirrored = 0;
        for (int i = 0; i < 10; i++) {
            LocalDateTime at = TODAY.plusDays(i).atTime(12, 0);
            scorer.judge(honest(at, "s5", "coffee", 4_500));
            mirrored = judge(honest(at.plusHours(1), "s6", "tea", 4_500), Detector.MIRRORED_CHARGES);
        }
        assertEquals(0, mirrored, 0.5);
    }

    @Test
    void manyCardsNeverSeenAnywhereAreOddAndKnownOnesAreNot() {
        double made = 0;
        for (int i = 0; i < 25; i++) {
            made = judge(honest(TODAY.atTime(11, 0).plusMinutes(i), "s7", "new" + i, amount()), Detector.NEW_CARDS);
        }
        assertTrue(made >= 6, "made up " + made);
        assertTrue(why(Detector.NEW_CARDS).startsWith("25 cards today"), why(Detector.NEW_CARDS));
        double known = 0;
        for (int i = 0; i < 25; i++) {
            known += judge(honest(TODAY.atTime(12, 0).plusMinutes(i), "s8", "new" + i, amount()), Detector.NEW_CARDS);
        }
        assertEquals(0, known);
    }

    @Test
    void salesAtNightAndOnTheClosedWeekdayAreOdd() {
        double day = judge(honest(TODAY.atTime(12, 0), "s9", "c1", 12_000), Detector.CLOSED_HOURS);
        double night = judge(honest(TODAY.plusDays(1).atTime(3, 0), "s9", "c2", 12_000), Detector.CLOSED_HOURS);
        double again = judge(honest(TODAY.plusDays(1).atTime(3, 30), "s9", "c3", 12_000), Detector.CLOSED_HOURS);
        LocalDate sunday = TODAY.with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
        double closed = judge(honest(sunday.atTime(12, 0), "s10", "c4", 12_000), Detector.CLOSED_HOURS);
        assertTrue(day < 1.5, "day " + day);
        assertTrue(night >= 2.4 && again > night, night + ", " + again);
        assertTrue(closed >= 2.4, "closed " + closed);
        assertTrue(why(Detector.CLOSED_HOURS).contains("and 0 on this weekday"), why(Detector.CLOSED_HOURS));
    }

    @Test
    void cancellationsAfterThePayoutCountWhenTheyRepeat() {
        double[] late = new double[4];
        for (int i = 0; i < late.length; i++) {
            LocalDateTime at = TODAY.plusDays(i).atTime(12, 0);
            Approval sold = honest(at, "s11", "r" + i, 90_000);
            scorer.judge(sold);
            scorer.cancel(sale(
                    at,
                    "s11",
                    "r" + i,
                    90_000,
                    0,
                    90_000,
                    payout(TODAY),
                    TODAY.plusDays(9).atTime(12, i)));
            late[i] = scorer.raw(Detector.CANCELED_AFTER_PAYOUT);
        }
        assertTrue(late[0] < 3 && late[3] > late[0] + 3, late[0] + ", then " + late[3]);
        Approval early = sale(
                TODAY.plusDays(10).atTime(12, 0),
                "s12",
                "e",
                90_000,
                0,
                90_000,
                TODAY.plusDays(12),
                TODAY.plusDays(11).atTime(12, 0));
        scorer.judge(early);
        scorer.cancel(early);
        assertEquals(0, scorer.raw(Detector.CANCELED_AFTER_PAYOUT));
    }

    @Test
    void wrongDepositsRatesAndPayoutDatesAreOdd() {
        LocalDateTime at = TODAY.atTime(12, 0);
        LocalDate payout = payout(TODAY);
        scorer.judge(sale(at, "s13", "c1", 100_000, 1_500, 98_500, payout, null));
        assertEquals(0, scorer.raw(Detector.DEPOSIT_SUM));
        assertTrue(scorer.raw(Detector.FEE_RATE) < 1 && scorer.raw(Detector.DEPOSIT_DATE) < 1);

        scorer.judge(sale(at, "s13", "c2", 100_000, 1_500, 99_500, payout, null));
        assertTrue(scorer.raw(Detector.DEPOSIT_SUM) >= 3);
        assertEquals(
                "₩100,000 less the fee of ₩1,500 is ₩98,500, but ₩99,500 is to be paid out.",
                why(Detector.DEPOSIT_SUM));
        assertEquals(
                "₩100,000에서 수수료 ₩1,500을 빼면 ₩98,500인데, 입금 예정액은 ₩99,500입니다.",
                scorer.why(Detector.DEPOSIT_SUM).in(Locale.KOREAN));

        scorer.judge(sale(at, "s13", "c3", 100_000, 4_000, 96_000, payout, null));
        assertTrue(scorer.raw(Detector.FEE_RATE) >= 3, () -> "rate " + scorer.raw(Detector.FEE_RATE));
        assertEquals("The fee is 4.00 % of the amount; usual at this store is 1.50 %.", why(Detector.FEE_RATE));

        scorer.judge(sale(at, "s13", "c4", 100_000, 1_500, 98_500, TODAY.plusDays(4), null));
        assertTrue(scorer.raw(Detector.DEPOSIT_DATE) >= 3, () -> "date " + scorer.raw(Detector.DEPOSIT_DATE));
    }

    @Test
    void anApprovalNumberThatIsUsedTwiceIsOdd() {
        LocalDateTime at = TODAY.atTime(12, 0);
        for (int i = 0; i < 1_000; i++) {
            scorer.judge(numbered(at.plusSeconds(i), "K", String.valueOf(10_000_000 + i)));
            assertEquals(0, scorer.raw(Detector.APPROVAL_USED_TWICE));
        }
        scorer.judge(numbered(at.plusHours(1), "S", "10000007"));
        assertEquals(0, scorer.raw(Detector.APPROVAL_USED_TWICE), "another company's");
        scorer.judge(numbered(at.plusHours(1), "K", "10000007"));
        assertTrue(scorer.raw(Detector.APPROVAL_USED_TWICE) >= 3);
    }

    private static Approval numbered(LocalDateTime at, String company, String number) {
        return new Approval("1", "s14", "c", 5_000, at, null, null, null, null, false, number, company);
    }

    @Test
    void theSalesOfOneEventAreOneAlarm() {
        int alarms = 0;
        double last = 0;
        for (int i = 0; i < 60; i++) {
            scorer.judge(honest(TODAY.atTime(11, 0).plusMinutes(i), "s15", "made" + i, amount()));
            alarms += scorer.even(Detector.NEW_CARDS) >= 3 ? 1 : 0;
            last = scorer.raw(Detector.NEW_CARDS);
        }
        assertTrue(last > 20, "raw goes on rising: " + last);
        assertTrue(alarms >= 1 && alarms <= 10, "alarms " + alarms);
        assertFalse(scorer.even(Detector.NEW_CARDS) >= 5);
    }
}
