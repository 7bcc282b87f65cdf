package io.tillwatch.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.KoreanCalendar;
import io.tillwatch.model.Reason;
import io.tillwatch.samples.PlantedEvent.Hit;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class SampleSalesTest {
    private static final LocalDate YESTERDAY = LocalDate.of(2026, 11, 21);
    private static final SampleSales DEMO = SampleSales.demo(YESTERDAY);
    private static final List<RawSale> SALES = new ArrayList<>();
    private static final Map<BigInteger, RawSale> BY_ID = new HashMap<>();
    private static AnswerSheet sheet = new AnswerSheet(0, List.of());
    private static Set<Hit> hits = Set.of();

    @BeforeAll
    static void make() {
        sheet = DEMO.forEach(SALES::add);
        SALES.forEach(sale -> BY_ID.put(sale.id(), sale));
        hits = NaiveJudge.judge(SALES);
    }

    @Test
    void theSameNumbersGiveTheSameRowsAndAnswers() {
        List<RawSale> again = new ArrayList<>();
        AnswerSheet answers = SampleSales.of(7, YESTERDAY, 20, 40, 3_000).forEach(again::add);
        List<RawSale> first = new ArrayList<>();

        assertEquals(answers, SampleSales.of(7, YESTERDAY, 20, 40, 3_000).forEach(first::add));
        assertEquals(first, again);
        assertEquals(answers, SampleSales.of(7, YESTERDAY, 20, 40, 3_000).answerSheet());
    }

    @Test
    void anotherSeedGivesOtherRows() {
        assertNotEquals(
                SampleSales.of(7, YESTERDAY, 20, 40, 3_000).answerSheet(),
                SampleSales.of(8, YESTERDAY, 20, 40, 3_000).answerSheet());
    }

    @Test
    void theDemoHasAboutTwoHundredThousandSalesOf150StoresIn180Days() {
        assertEquals(SALES.size(), sheet.sales());
        assertEquals(200_000, SALES.size(), 4_000);
        assertEquals(150, SALES.stream().map(RawSale::storeId).distinct().count());
        assertEquals(
                YESTERDAY.minusDays(179).datesUntil(YESTERDAY.plusDays(1)).collect(Collectors.toSet()),
                SALES.stream().map(sale -> sale.soldAt().toLocalDate()).collect(Collectors.toSet()));
    }

    @Test
    void smallAndLargeSamplesComeCloseToTheNumberWanted() {
        for (long wanted : new long[] {1_000, 10_000, 50_000}) {
            long made =
                    SampleSales.of(3, YESTERDAY, 30, 60, wanted).answerSheet().sales();
            assertTrue(
                    Math.abs(wanted - made) < 4 * Math.sqrt((double) wanted) + wanted / 50.0, made + " of " + wanted);
        }
    }

    @Test
    void idsRiseWithTheTimeOfSale() {
        for (int i = 1; i < SALES.size(); i++) {
            RawSale before = SALES.get(i - 1);
            RawSale sale = SALES.get(i);
            assertTrue(before.id().compareTo(sale.id()) < 0);
            assertFalse(before.soldAt().isAfter(sale.soldAt()));
        }
    }

    @Test
    void allTimesButThePayoutAreOverAndInOrder() {
        LocalDateTime today = YESTERDAY.plusDays(1).atStartOfDay();
        for (RawSale sale : SALES) {
            LocalDateTime created = sale.created();
            assertTrue(created != null && !created.isBefore(sale.soldAt()));
            assertFalse(sale.modified().isBefore(created));
            assertTrue(sale.modified().isBefore(today));
        }
    }

    @Test
    void payoutsFollowBusinessDays() {
        KoreanCalendar calendar = new KoreanCalendar();
        for (RawSale sale : SALES) {
            LocalDateTime payout = sale.willDepositedAt();
            assertTrue(payout != null && calendar.isBusinessDay(payout.toLocalDate()));
            LocalDate sold = sale.soldAt().toLocalDate();
            LocalDate paid = payout.toLocalDate();
            assertTrue(
                    paid.equals(calendar.plusBusinessDays(sold, 2)) || paid.equals(calendar.plusBusinessDays(sold, 3)));
        }
    }

    @Test
    void depositIsAmountLessFeeExceptWhereAMistakeIsPlanted() {
        Set<BigInteger> wrong = planted(AnomalyKind.WRONG_DEPOSIT);
        Set<BigInteger> found = ids(sale -> sale.amountSale() - value(sale.amountFee()) != value(sale.amountDeposit()));

        assertFalse(wrong.isEmpty());
        assertEquals(wrong, found);
    }

    @Test
    void twoInAHundredAreCancelled() {
        assertEquals(0.02, share(RawSale::canceled), 0.002);
    }

    @Test
    void weekdaysHoursAndPaydaysDiffer() {
        assertTrue(on(DayOfWeek.SATURDAY) > 1.2 * on(DayOfWeek.MONDAY));
        assertTrue(share(sale -> sale.soldAt().getHour() == 19)
                > 5 * share(sale -> sale.soldAt().getHour() == 4));
        // Weather and weekdays are the same for all stores, so the others are the measure.
        assertTrue(paydayRise(true) > 1.06 * paydayRise(false), paydayRise(true) + " and " + paydayRise(false));
    }

    private static double paydayRise(boolean followers) {
        Set<String> stores = DEMO.stores().stream()
                .filter(store -> store.kind().followsPayday() == followers)
                .map(SampleStore::id)
                .collect(Collectors.toSet());
        return share(sale -> stores.contains(sale.storeId()) && sale.soldAt().getDayOfMonth() % 15 == 10)
                / share(sale -> stores.contains(sale.storeId()) && sale.soldAt().getDayOfMonth() % 15 == 5);
    }

    @Test
    void fewStoresSellOnChuseok() {
        long chuseok = storesOn(LocalDate.of(2026, 9, 25));
        assertTrue(chuseok < storesOn(LocalDate.of(2026, 9, 18)) / 2, chuseok + " stores");
    }

    @Test
    void someStoresOpenAndSomeCloseWithinTheTime() {
        List<SampleStore> changing =
                DEMO.stores().stream().filter(store -> !store.alwaysThere()).toList();
        assertEquals(10, changing.size());
        for (RawSale sale : SALES) {
            SampleStore store = DEMO.stores().get(Integer.parseInt(sale.storeId()) - 1001);
            LocalDate date = sale.soldAt().toLocalDate();
            assertFalse(date.isBefore(store.opensOn()) || date.isAfter(store.closesOn()));
        }
    }

    @Test
    void customersComeBack() {
        Map<String, Long> visits = SALES.stream()
                .collect(Collectors.groupingBy(sale -> sale.storeId() + sale.cardNumber(), Collectors.counting()));
        assertTrue(visits.values().stream().filter(count -> count >= 3).count() > 1_000);
    }

    @Test
    void fewCardNumbersAreStoredInFullAndAllOfThemAreTestNumbers() {
        Predicate<RawSale> full = sale -> !String.valueOf(sale.cardNumber()).contains("*");
        double share = share(full);
        assertTrue(share > 0.0005 && share < 0.01, share + " in full");
        assertTrue(
                SALES.stream().filter(full).map(RawSale::cardNumber).distinct().count() <= 14);
        assertTrue(
                SALES.stream().anyMatch(sale -> String.valueOf(sale.rawData()).contains("\"pan\"")));
    }

    @Test
    void remarksAreMostlyEmptyAndSomeHaveEmoji() {
        assertTrue(share(sale -> sale.remark() == null) > 0.8);
        assertTrue(share(sale -> "".equals(sale.remark())) > 0.02);
        assertTrue(SALES.stream()
                .anyMatch(sale ->
                        sale.remark() != null && sale.remark().codePoints().anyMatch(Character::isEmojiPresentation)));
    }

    @Test
    void everyKindOfTroubleIsPlantedButIsRare() {
        assertEquals(
                EnumSet.allOf(AnomalyKind.class),
                sheet.events().stream().map(PlantedEvent::kind).collect(Collectors.toSet()));
        Set<BigInteger> all = new HashSet<>();
        sheet.events().forEach(event -> all.addAll(event.saleIds()));
        assertTrue(BY_ID.keySet().containsAll(all));
        double share = all.size() / (double) SALES.size();
        assertTrue(share > 0.003 && share < 0.01, share + " planted");
        assertTrue(sheet.events().size() >= 36 && sheet.events().size() <= 72);
    }

    @Test
    void plantedEventsSayWhereAndWhenTheirSalesAre() {
        for (PlantedEvent event : sheet.events()) {
            List<RawSale> sales =
                    event.saleIds().stream().map(SampleSalesTest::sale).toList();
            assertTrue(sales.stream().allMatch(sale -> sale.storeId().equals(event.storeId())));
            assertEquals(event.date(), sales.getFirst().soldAt().toLocalDate());
            assertEquals(event.lastDate(), sales.getLast().soldAt().toLocalDate());
        }
    }

    @Test
    void theRulesFireWhereTheAnswerSheetSaysSo() {
        Set<Hit> claimed = new HashSet<>();
        sheet.events().forEach(event -> claimed.addAll(event.hits()));

        assertTrue(claimed.stream().anyMatch(hit -> hit.rule() == Reason.Code.ABOVE_BASELINE));
        assertTrue(claimed.stream().anyMatch(hit -> hit.rule() == Reason.Code.REPEATED_AMOUNT));
        Set<Hit> missed = new HashSet<>(claimed);
        missed.removeAll(hits);
        assertEquals(Set.of(), missed);
    }

    @Test
    void claimsHoldForOtherSeedsAndDates() {
        for (int seed = 1; seed <= 12; seed++) {
            List<RawSale> sales = new ArrayList<>();
            AnswerSheet answers = SampleSales.of(seed, YESTERDAY.minusDays(31L * seed), 40, 60, 20_000)
                    .forEach(sales::add);
            Set<Hit> missed = new HashSet<>();
            answers.events().forEach(event -> missed.addAll(event.hits()));
            missed.removeAll(NaiveJudge.judge(sales));
            assertEquals(Set.of(), missed, "seed " + seed);
        }
    }

    @Test
    void ordinaryTrafficSeldomTripsTheRules() {
        Set<BigInteger> planted = new HashSet<>();
        sheet.events().forEach(event -> planted.addAll(event.saleIds()));
        long above = natural(Reason.Code.ABOVE_BASELINE, planted);
        long repeated = natural(Reason.Code.REPEATED_AMOUNT, planted);
        assertTrue(above > 200 && above < SALES.size() * 0.02, above + " above the baseline");
        assertTrue(repeated < SALES.size() * 0.0005, repeated + " repeated");
    }

    @Test
    void plantedTroubleIsWhatItSays() {
        for (PlantedEvent event : sheet.events()) {
            List<RawSale> sales =
                    event.saleIds().stream().map(SampleSalesTest::sale).toList();
            long cards = sales.stream().map(RawSale::cardNumber).distinct().count();
            switch (event.kind()) {
                case LARGE_TICKET -> assertEquals(1, sales.size());
                case REPEATED_AMOUNT, SPLIT_PAYMENT -> {
                    assertEquals(1, cards);
                    assertEquals(
                            1,
                            sales.stream().map(RawSale::amountSale).distinct().count());
                }
                case CLOSED_HOURS ->
                    assertTrue(sales.stream().allMatch(sale -> sale.soldAt().getHour() < 5));
                case CANCELED_AFTER_PAYOUT ->
                    assertTrue(sales.stream()
                            .allMatch(sale -> sale.canceled()
                                    && sale.modified().isAfter(Objects.requireNonNull(sale.willDepositedAt()))));
                case WRONG_DEPOSIT -> assertTrue(sales.size() >= 2);
                case REUSED_APPROVAL ->
                    assertEquals(
                            1,
                            sales.stream().map(RawSale::numApproval).distinct().count());
                case APPROVAL_TRAIN -> {
                    assertTrue(sales.size() >= 12);
                    assertTrue(sales.getLast()
                            .soldAt()
                            .isBefore(sales.getFirst().soldAt().plusMinutes(15)));
                }
                case CARD_RING -> assertEquals(4, cards);
                case FABRICATED_VOLUME -> assertTrue(cards > sales.size() * 0.95);
            }
        }
    }

    private static RawSale sale(BigInteger id) {
        RawSale sale = BY_ID.get(id);
        if (sale == null) {
            throw new AssertionError("No sale " + id);
        }
        return sale;
    }

    private static long value(@Nullable Long amount) {
        return Objects.requireNonNull(amount);
    }

    private static Set<BigInteger> planted(AnomalyKind kind) {
        return sheet.ofKind(kind).stream()
                .flatMap(event -> event.saleIds().stream())
                .collect(Collectors.toSet());
    }

    private static Set<BigInteger> ids(Predicate<RawSale> wanted) {
        return SALES.stream().filter(wanted).map(RawSale::id).collect(Collectors.toSet());
    }

    private static double share(Predicate<RawSale> wanted) {
        return SALES.stream().filter(wanted).count() / (double) SALES.size();
    }

    private static double on(DayOfWeek day) {
        return share(sale -> sale.soldAt().getDayOfWeek() == day);
    }

    private static long storesOn(LocalDate date) {
        return SALES.stream()
                .filter(sale -> sale.soldAt().toLocalDate().equals(date))
                .map(RawSale::storeId)
                .distinct()
                .count();
    }

    private static long natural(Reason.Code rule, Set<BigInteger> planted) {
        return hits.stream()
                .filter(hit -> hit.rule() == rule && !planted.contains(hit.saleId()))
                .count();
    }
}
