package io.tillwatch.analysis.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.Approval;
import io.tillwatch.model.Detector;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScorerTest {
    private static final LocalDateTime BEGIN = LocalDateTime.of(2026, 1, 1, 9, 0);
    private static final int STORES = 20;
    private static final int CARDS = 300;
    private static final int DAYS = 90;
    private static final int A_DAY = 200;

    private static Approval sale(LocalDateTime at, String store, @Nullable String card, long amount) {
        return new Approval("1", store, card, amount, at, null, null, null, null, false, null, null);
    }

    /** Ordinary trade: each card spends around a level of its own, anywhere; store 0 has one price for all. */
    private static List<Approval> trade(long seed, long unit) {
        Random random = new Random(seed);
        List<Approval> sales = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            for (int i = 0; i < A_DAY; i++) {
                int store = random.nextInt(STORES);
                int card = random.nextInt(CARDS);
                long amount = Math.round(Math.exp(Math.log(10_000 + 100 * card) + 0.4 * random.nextGaussian()));
                sales.add(sale(
                        BEGIN.plusDays(day).plusSeconds(i * 180L),
                        "s" + store,
                        "c" + card,
                        unit * (store == 0 ? 4_500 : amount)));
            }
        }
        return sales;
    }

    private record Scores(double amount, double cardAtStore, double storeDay) {
        static final Scores NONE = new Scores(0, 0, 0);
    }

    private static Scores judge(Scorer scorer, Approval sale) {
        scorer.judge(sale);
        return new Scores(
                scorer.raw(Detector.ODD_AMOUNT),
                scorer.raw(Detector.CARD_AT_STORE),
                scorer.raw(Detector.STORE_DAY_VOLUME));
    }

    private static LocalDateTime after(List<Approval> sales) {
        return sales.getLast().soldAt().plusMinutes(5);
    }

    private static Scorer taught(List<Approval> sales) {
        Scorer scorer = new Scorer(day -> true);
        sales.forEach(scorer::judge);
        return scorer;
    }

    private static List<Scores> scores(List<Approval> sales) {
        Scorer scorer = new Scorer(day -> true);
        return sales.stream().map(one -> judge(scorer, one)).toList();
    }

    @Test
    void ordinaryTradeIsSeldomOdd() {
        List<Scores> scores = scores(trade(1, 1));
        List<Scores> later = scores.subList(scores.size() / 2, scores.size());
        assertTrue(share(later.stream().filter(one -> one.amount() >= 3).count(), later) < 0.004);
        assertTrue(share(later.stream().filter(one -> one.cardAtStore() >= 3).count(), later) < 0.01);
        assertTrue(share(later.stream().filter(one -> one.storeDay() >= 6).count(), later) < 0.01);
    }

    private static double share(long some, List<Scores> all) {
        return some / (double) all.size();
    }

    @Test
    void anAmountFarAboveTheCardAndTheStoreIsOdd() {
        List<Approval> sales = trade(2, 1);
        Scorer scorer = taught(sales);
        double ordinary = judge(scorer, sale(after(sales), "s3", "c7", 11_000)).amount();
        double odd = judge(scorer, sale(after(sales), "s3", "c7", 400_000)).amount();
        assertTrue(ordinary < 2, () -> "ordinary " + ordinary);
        assertTrue(odd >= 3, () -> "odd " + odd);
    }

    @Test
    void aCardThatWasOddIsWatchedForDaysAndNotBlamedForOrdinarySales() {
        List<Approval> sales = trade(3, 1);
        LocalDateTime at = after(sales);
        double alone = judge(taught(sales), sale(at, "s3", "c7", 60_000)).amount();
        Scorer scorer = taught(sales);
        judge(scorer, sale(at.minusMinutes(1), "s4", "c7", 900_000));
        Scores again = judge(scorer, sale(at, "s3", "c7", 60_000));
        assertTrue(again.amount() > alone, () -> alone + ", then " + again.amount());
        double ordinary =
                judge(scorer, sale(at.plusMinutes(1), "s3", "c7", 9_000)).amount();
        assertTrue(ordinary < 2, () -> "ordinary " + ordinary);
    }

    @Test
    void equalAmountsInARowAreOddWhereNobodyPaysTheSameTwice() {
        List<Approval> sales = trade(4, 1);
        LocalDateTime at = after(sales);
        Scorer scorer = taught(sales);
        double[] last = {0, 0};
        for (int i = 0; i < 3; i++) {
            LocalDateTime then = at.plus(Duration.ofDays(i));
            last[0] = judge(scorer, sale(then, "s3", "c250", 33_000)).cardAtStore();
            last[1] = judge(scorer, sale(then.plusMinutes(1), "s0", "c251", 4_500))
                    .cardAtStore();
        }
        assertTrue(last[0] >= 3, () -> "at a store of any prices " + last[0]);
        assertTrue(last[1] < last[0], () -> "at a store of one price " + last[1]);
    }

    @Test
    void aDayWithFarMoreSalesThanUsualIsOdd() {
        List<Approval> sales = trade(5, 1);
        Scorer scorer = taught(sales);
        LocalDateTime at = after(sales).plusDays(1);
        double first = judge(scorer, sale(at, "s9", "x", 12_000)).storeDay();
        double last = 0;
        for (int i = 0; i < 60; i++) {
            last = judge(scorer, sale(at.plusMinutes(i), "s9", "x" + i, 12_000)).storeDay();
        }
        assertTrue(first < 1 && last >= 6, first + ", then " + last);
    }

    @Test
    void aThousandTimesTheAmountIsTheSameOddness() {
        List<Scores> won = scores(trade(6, 1));
        List<Scores> thousands = scores(trade(6, 1_000));
        for (int i = 0; i < won.size(); i++) {
            assertEquals(won.get(i).amount(), thousands.get(i).amount(), 0.1, "sale " + i);
            assertEquals(won.get(i).cardAtStore(), thousands.get(i).cardAtStore());
            assertEquals(won.get(i).storeDay(), thousands.get(i).storeDay());
        }
    }

    @Test
    void whatComesLaterChangesNothing() {
        List<Approval> sales = trade(7, 1);
        int middle = sales.size() / 2;
        List<Approval> others = new ArrayList<>(sales.subList(0, middle));
        sales.subList(middle, sales.size())
                .forEach(one -> others.add(sale(one.soldAt(), one.storeId(), "c1", 3 * one.amount())));
        assertEquals(scores(sales).subList(0, middle), scores(others).subList(0, middle));
        assertEquals(scores(sales), scores(sales), "twice the same");
    }

    @Test
    void salesWithoutACardAreJudgedByTheirStore() {
        List<Approval> sales = trade(8, 1);
        Scorer scorer = taught(sales);
        Scores scores = judge(scorer, sale(after(sales), "s3", null, 2_000_000));
        assertTrue(scores.amount() >= 2, () -> "amount " + scores.amount());
        assertEquals(0, scores.cardAtStore());
    }

    @Test
    void refundsAreNeitherJudgedNorLearned() {
        List<Approval> sales = trade(9, 1);
        LocalDateTime at = after(sales);
        Scorer plain = taught(sales);
        Scorer refunded = taught(sales);
        assertEquals(Scores.NONE, judge(refunded, sale(at, "s3", "c7", -50_000)));
        assertEquals(Scores.NONE, judge(refunded, sale(at, "s3", "c7", 0)));
        assertEquals(judge(plain, sale(at, "s3", "c7", 70_000)), judge(refunded, sale(at, "s3", "c7", 70_000)));
    }

    @Test
    void theFirstSaleOfAllIsNotOddAndTheLargestIsNoTrouble() {
        Scorer scorer = new Scorer(day -> true);
        Scores first = judge(scorer, sale(BEGIN, "s", "c", 10_000));
        assertTrue(first.amount() < 1 && first.cardAtStore() == 0 && first.storeDay() < 3, first::toString);
        Scores largest = judge(scorer, sale(BEGIN, "s", "c", Long.MAX_VALUE));
        assertTrue(Double.isFinite(largest.amount()), largest::toString);
    }

    @Test
    void salesThatComeLateAreJudgedAndRaiseNoAlarmByThat() {
        Scorer scorer = new Scorer(day -> true);
        Random random = new Random(5);
        List<LocalDateTime> times = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            times.add(BEGIN.plusMinutes(20L * i + random.nextInt(15)));
        }
        // A till that was not connected for four days sends what it has, some of it out of order.
        List<LocalDateTime> late = times.subList(5_000, 5_290);
        Collections.rotate(times.subList(5_000, 5_990), 700);
        Collections.shuffle(late, random);
        double highest = 0;
        for (int i = 0; i < times.size(); i++) {
            Scores scores =
                    judge(scorer, sale(times.get(i), "s" + random.nextInt(3), "c" + i, 9_000 + random.nextInt(2_000)));
            if (i > 3_000) {
                highest = Math.max(highest, Math.max(scores.storeDay(), scores.cardAtStore()));
            }
            assertTrue(Double.isFinite(scores.amount()) && scores.amount() < 6, scores::toString);
        }
        assertTrue(highest < 3.5, "highest " + highest);
    }
}
