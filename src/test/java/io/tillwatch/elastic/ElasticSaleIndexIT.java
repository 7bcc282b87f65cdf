package io.tillwatch.elastic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DateSums;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.PreparedSale;
import io.tillwatch.model.Sale;
import io.tillwatch.model.StoreDay;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.model.StoreWeekRollup;
import io.tillwatch.service.AmountRange;
import io.tillwatch.service.IndexWrite;
import io.tillwatch.service.IndexWrite.PutFlag;
import io.tillwatch.service.IndexWrite.PutSale;
import io.tillwatch.service.IndexWrite.PutStoreDay;
import io.tillwatch.service.IndexWrite.PutStoreWeek;
import io.tillwatch.service.IndexWrite.PutTombstone;
import io.tillwatch.service.IndexWrite.RemoveFlag;
import io.tillwatch.service.IndexWrite.RemoveSale;
import io.tillwatch.service.IndexWrite.RemoveStoreDay;
import io.tillwatch.service.IndexWrite.RemoveStoreWeek;
import io.tillwatch.service.IndexWrite.RemoveTombstone;
import io.tillwatch.service.IndexWrite.WithdrawFlag;
import io.tillwatch.service.IndexWriter.Outcome;
import io.tillwatch.service.IndexedFlag;
import io.tillwatch.service.IndexedSale;
import io.tillwatch.service.StoreRange;
import io.tillwatch.service.Tombstone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ElasticSaleIndexIT extends ElasticTestBase {
    private static final LocalDate DATE = LocalDate.of(2026, 5, 31);

    private IndexedSale find(String id) {
        return Objects.requireNonNull(index().find(List.of(id, "nobody")).get(id));
    }

    private IndexedFlag flag(String id) {
        return Objects.requireNonNull(index().flags(List.of(id, "nobody")).get(id));
    }

    @Test
    void givesASaleBackByteForByteAsItWouldBeIndexedAgain() {
        Sale sale = Sales.sale("9", "S1", Sales.NOON.plusNanos(123_456_000), 12_000, false);
        PreparedSale prepared = Sales.encoded(sale);
        write(Sales.put(sale, true, 77));
        IndexedSale found = find("9");
        assertEquals(
                new IndexedSale(sale.facts(), 77, sale.modified(), prepared.checksum(), true, found.body()), found);
        assertArrayEquals(prepared.body(), found.body());
        IndexedSale stamp =
                Objects.requireNonNull(index().stamps(List.of("9", "nobody")).get("9"));
        assertEquals(
                new IndexedSale(sale.facts(), 77, sale.modified(), prepared.checksum(), true, stamp.body()), stamp);
        assertEquals(0, stamp.body().length);
    }

    @Test
    void anOldRowNeverOverwritesANewerOne() {
        Sale old = Sales.sale("1", "S1", Sales.NOON, 1_000, false);
        Sale fresh = Sales.sale("1", "S1", Sales.NOON, 2_000, false);
        assertEquals(new Outcome(1, Set.of(), List.of()), write(Sales.put(fresh, false, 20)));
        assertEquals(new Outcome(0, Set.of("1"), List.of()), write(Sales.put(old, false, 19)));
        assertEquals(new Outcome(1, Set.of(), List.of()), write(Sales.put(fresh, false, 20)));
        assertEquals(2_000, find("1").facts().amount());
    }

    @Test
    void aRemovedSaleIsGoneAndARemovalOfAnOlderStateIsAConflict() {
        Sale sale = Sales.sale("1", "S1", Sales.NOON, 1_000, false);
        write(Sales.put(sale, false, 20));
        assertEquals(new Outcome(0, Set.of("1"), List.of()), write(new RemoveSale("1", 19)));
        assertEquals(new Outcome(2, Set.of(), List.of()), write(new RemoveSale("1", 21), new RemoveSale("2", 1)));
        assertEquals(Map.of(), index().find(List.of("1")));
        assertEquals(new Outcome(0, Set.of("1"), List.of()), write(Sales.put(sale, false, 20)));
        assertEquals(new Outcome(1, Set.of(), List.of()), write(Sales.put(sale, false, 22)));
    }

    @Test
    void rememberedDeletionsAreFoundById() {
        Sale sale = Sales.sale("1", "S1", Sales.NOON, 1_000, false);
        Instant deleted = Instant.parse("2026-06-01T00:00:00.123456Z");
        write(new PutTombstone(sale.facts(), deleted, 77));
        assertEquals(Map.of("1", new Tombstone(deleted, 77)), index().tombstones(List.of("1", "2")));
        write(new RemoveTombstone("1"), new RemoveTombstone("1"));
        assertEquals(Map.of(), index().tombstones(List.of("1", "2")));
    }

    @Test
    void aChangeByHandShowsInTheChecksumThoughTheDocumentStatesTheOldOne() {
        Sale sale = Sales.sale("1", "S1", Sales.NOON, 1_000, false);
        write(Sales.put(sale, false, 5));
        call("POST", "/" + alias(IndexKind.SALES) + "/_update/1", Json.object("doc", Json.object("remark", "other")));
        publish();
        List<IndexedSale> sales = new ArrayList<>();
        index().salesOn(DATE, null, sales::add);
        assertEquals(1, sales.size());
        assertTrue(sales.getFirst().checksum() != Sales.encoded(sale).checksum());
    }

    @Test
    void renewingAndWithdrawingAFlagLeavesTheReviewersFields() {
        Sale sale = Sales.sale("1", "S1", Sales.NOON, 30_000, false);
        write(Sales.flag(sale, 3.0));
        Map<?, ?> fresh = source(IndexKind.FLAGS, "1");
        assertEquals("open", fresh.get("review_state"));
        assertEquals("2026-05-31T03:00:00Z", fresh.get("flagged_at"));
        assertFalse(flag("1").reviewed());

        var review = Json.object("review_state", "confirmed", "seen_with", Json.object("name", "김"));
        call("POST", "/" + alias(IndexKind.FLAGS) + "/_update/1", Json.object("doc", review));
        Sale changed = Sales.sale("1", "S1", Sales.NOON, 40_000, false);
        PutFlag renewed = Sales.flag(changed, 4.0);
        write(renewed);
        Map<?, ?> kept = source(IndexKind.FLAGS, "1");
        assertEquals("confirmed", kept.get("review_state"));
        assertEquals(Map.of("name", "김"), kept.get("seen_with"));
        assertEquals(40_000L, kept.get("amount_sale"));
        assertEquals(4.0, kept.get("score"));
        IndexedFlag flag = flag("1");
        assertEquals(
                new IndexedFlag(
                        changed.facts(), renewed.flag(), renewed.checksum(), true, flag.seqNo(), flag.primaryTerm()),
                flag);

        write(new WithdrawFlag("1"), new WithdrawFlag("nobody"));
        Map<?, ?> withdrawn = source(IndexKind.FLAGS, "1");
        assertEquals("confirmed", withdrawn.get("review_state"));
        assertEquals(List.of(), withdrawn.get("reasons"));
        assertEquals(true, withdrawn.get("withdrawn"));
        assertEquals(null, flag("1").flag());
        assertTrue(flag("1").reviewed());
        assertEquals(Map.of(), source(IndexKind.FLAGS, "nobody"));
    }

    @Test
    void aFieldOfAToolOfTheReviewersCountsAsAReview() {
        write(Sales.flag(Sales.sale("1", "S1", Sales.NOON, 30_000, false), 3.0));
        call("POST", "/" + alias(IndexKind.FLAGS) + "/_update/1", Json.object("doc", Json.object("case_no", "A-1")));
        assertTrue(flag("1").reviewed());
    }

    @Test
    void removingAFlagIsRefusedOnceSomebodyChangedIt() {
        write(
                Sales.flag(Sales.sale("1", "S1", Sales.NOON, 30_000, false), 3.0),
                Sales.flag(Sales.sale("2", "S1", Sales.NOON, 30_000, false), 3.0));
        Map<String, IndexedFlag> read = index().flags(List.of("1", "2"));
        var review = Json.object("doc", Json.object("review_state", "dismissed"));
        call("POST", "/" + alias(IndexKind.FLAGS) + "/_update/1", review);
        List<IndexWrite> removals = new ArrayList<>();
        read.forEach((id, flag) -> removals.add(new RemoveFlag(id, flag.seqNo(), flag.primaryTerm())));
        assertEquals(new Outcome(1, Set.of("1"), List.of()), write(removals));
        assertEquals(Set.of("1"), index().flags(List.of("1", "2")).keySet());
        // Repeated, as after an answer that was lost: what is gone is done.
        assertEquals(new Outcome(1, Set.of("1"), List.of()), write(removals));
    }

    @Test
    void storesRollupsWithTheFieldsOfTheEarlierSystem() {
        var day = new StoreDayRollup(new StoreDay("S:1", DATE), new DayTotals(30_001, 2, 5_000, 1), true, Sales.NOON);
        var week = new StoreWeekRollup("S:1", DATE.minusDays(7), 100_001, 3);
        write(new PutStoreDay(day), new PutStoreWeek(week));
        assertEquals(
                Json.object(
                        "store_id", "S:1",
                        "date", "2026-05-31",
                        "total_sale", 30_001L,
                        "num_customer", 2L,
                        "unit_price", 15_000L,
                        "canceled_count", 1L,
                        "canceled_amount", 5_000L,
                        "state", "provisional",
                        "computed_at", "2026-05-31T03:00:00Z"),
                source(IndexKind.DAYS, "S:1:2026-05-31"));
        assertEquals(
                Json.object(
                        "store_id",
                        "S:1",
                        "start_date",
                        "2026-05-24",
                        "end_date",
                        "2026-05-30",
                        "total_sale",
                        100_001L,
                        "num_customer",
                        3L,
                        "week_unit_price",
                        33_333L),
                source(IndexKind.WEEKS, "S:1:2026-05-24"));
        publish();
        assertEquals(Map.of(day.storeDay(), day), index().storeDays(List.of(day.storeDay(), new StoreDay("S2", DATE))));
        List<StoreDayRollup> days = new ArrayList<>();
        index().storeDays(new DateRange(DATE, DATE), "S:1", days::add);
        assertEquals(List.of(day), days);
        List<StoreWeekRollup> weeks = new ArrayList<>();
        index().storeWeeks(DateRange.ALL, null, weeks::add);
        assertEquals(List.of(week), weeks);
        write(new RemoveStoreDay(day.storeDay()), new RemoveStoreWeek("S:1", week.start()));
        publish();
        assertEquals(Map.of(), index().storeDays(List.of(day.storeDay())));
    }

    @Test
    void findsSalesByCardAndByAmountWithinStoreDays() {
        Instant nextDay = Sales.NOON.plusSeconds(86_400);
        write(
                Sales.put(Sales.sale("1", "S1", Sales.NOON, 10_000, false), false, 1),
                Sales.put(Sales.sale("2", "S1", Sales.NOON, 20_000, true), false, 1),
                Sales.put(Sales.sale("3", "S1", nextDay, 30_000, false), false, 1),
                Sales.put(Sales.sale("4", "S2", Sales.NOON, 40_000, false), false, 1),
                Sales.flag(Sales.sale("4", "S2", Sales.NOON, 40_000, false), 4));
        publish();
        StoreDay day = new StoreDay("S1", DATE);
        assertEquals(Set.of("1", "2"), ids(index().salesOfCards(Map.of(day, Set.of("411111******1111", "none")))));
        assertEquals(Set.of(), ids(index().salesOfCards(Map.of(day, Set.of("none")))));
        assertEquals(
                Set.of("1", "3"),
                ids(index().salesBetween(Map.of(
                        day,
                        new AmountRange(9_999, 10_000),
                        day.plusDays(1),
                        new AmountRange(29_999, Long.MAX_VALUE),
                        new StoreDay("S2", DATE),
                        new AmountRange(40_000, Long.MAX_VALUE)))));
        List<IndexedSale> sales = index().stampsOf(List.of(day, day.plusDays(1)));
        assertEquals(Set.of("1", "2", "3"), ids(sales));
        assertEquals(0, sales.getFirst().body().length);
        assertEquals(
                List.of("4"),
                index().flagsOf(List.of(day, new StoreDay("S2", DATE))).stream()
                        .map(flag -> flag.facts().id())
                        .toList());
        assertEquals(4, index().count());
    }

    private static Set<String> ids(List<IndexedSale> sales) {
        return sales.stream().map(sale -> sale.facts().id()).collect(Collectors.toSet());
    }

    @Test
    void totalsAndSumsEqualAnAdditionByHandAlsoBeyondWhatADoubleHolds() {
        Random random = new Random(42);
        List<Sale> sales = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            Instant soldAt = Sales.NOON.plusSeconds(random.nextInt(40 * 86_400));
            sales.add(Sales.sale(
                    "" + i,
                    "S" + random.nextInt(12),
                    soldAt,
                    random.nextInt(200_000) - 20_000,
                    random.nextInt(20) == 0));
        }
        long large = (1L << 53) + 1;
        sales.add(Sales.sale("b1", "BIG", Sales.NOON, large, false));
        sales.add(Sales.sale("b2", "BIG", Sales.NOON.plusSeconds(1), large, false));
        sales.add(Sales.sale("b3", "BIG", Sales.NOON.plusSeconds(2), -large, false));
        sales.add(Sales.sale("b4", "BIG", Sales.NOON.plusSeconds(3), large, true));
        List<IndexWrite> writes = new ArrayList<>();
        sales.forEach(sale -> writes.add(Sales.put(sale, false, 1)));
        write(writes);
        publish();

        SortedMap<StoreDay, DayTotals> expected = totals(sales, Set.of());
        List<StoreDay> order = new ArrayList<>();
        Map<StoreDay, DayTotals> found = new HashMap<>();
        index().totals(DateRange.ALL, null, (day, totals) -> {
            order.add(day);
            found.put(day, totals);
        });
        assertEquals(expected, found);
        assertEquals(List.copyOf(expected.keySet()), order);

        Set<String> without = new HashSet<>(Set.of("b1"));
        sales.stream().filter(sale -> random.nextInt(3) == 0).forEach(sale -> without.add(sale.id()));
        Set<StoreDay> some = new TreeSet<>();
        expected.keySet().stream().filter(day -> random.nextBoolean()).forEach(some::add);
        some.add(new StoreDay("BIG", DATE));
        some.add(new StoreDay("nobody", DATE));
        Map<StoreDay, DayTotals> partly = totals(sales, without);
        partly.keySet().retainAll(some);
        assertEquals(partly, index().totals(some, without));

        SortedMap<LocalDate, DateSums> sums = new TreeMap<>();
        sales.forEach(sale -> sums.put(
                sale.businessDate(),
                sums.getOrDefault(sale.businessDate(), DateSums.NONE).plus(Sales.encoded(sale))));
        assertEquals(sums, index().sums(DateRange.ALL, null));
        assertEquals(sums.headMap(DATE.plusDays(1)), index().sums(new DateRange(null, DATE), null));
    }

    private static SortedMap<StoreDay, DayTotals> totals(List<Sale> sales, Set<String> without) {
        SortedMap<StoreDay, DayTotals> totals = new TreeMap<>();
        for (Sale sale : sales) {
            if (!without.contains(sale.id())) {
                StoreDay day = sale.facts().storeDay();
                totals.put(day, totals.getOrDefault(day, DayTotals.NONE).plus(sale.amountSale(), sale.canceled()));
            }
        }
        return totals;
    }

    @Test
    void readsMoreThanTenThousandRowsOnceEach() {
        List<IndexWrite> writes = new ArrayList<>();
        for (int i = 0; i < 12_345; i++) {
            writes.add(Sales.put(Sales.sale("" + i, "S" + i % 3, Sales.NOON.plusSeconds(i % 977), i, false), false, 1));
        }
        assertEquals(12_345, write(writes).acknowledged());
        publish();
        Set<String> seen = new HashSet<>();
        List<IndexedSale> all = new ArrayList<>();
        index().salesOn(DATE, null, all::add);
        all.forEach(sale -> seen.add(sale.facts().id()));
        assertEquals(12_345, all.size());
        assertEquals(12_345, seen.size());
        List<String> ordered = new ArrayList<>();
        server.search()
                .sales(
                        new DateRange(DATE, DATE),
                        null,
                        sale -> ordered.add(Json.text(sale, "store_id") + Json.text(sale, "sold_at") + "#"
                                + Json.text(sale, "id")));
        assertEquals(12_345, Set.copyOf(ordered).size());
        assertEquals(ordered.stream().sorted().toList(), ordered);
        List<StoreDay> days = List.of(new StoreDay("S0", DATE), new StoreDay("S1", DATE), new StoreDay("S2", DATE));
        assertEquals(12_345, index().stampsOf(days).size());
        Map<StoreDay, AmountRange> wide = new HashMap<>();
        days.forEach(day -> wide.put(day, new AmountRange(-1, Long.MAX_VALUE)));
        assertEquals(12_345, index().stampsBetween(wide).size());
    }

    @Test
    void anyNumberOfStoreDaysStaysWithinWhatTheServerAllowsInAQuery() {
        write(Sales.put(Sales.sale("1", "S7", Sales.NOON, 10_000, false), false, 1));
        publish();
        Set<StoreDay> days = new HashSet<>(Set.of(new StoreDay("S7", DATE)));
        Map<StoreDay, AmountRange> ranges = new HashMap<>();
        Map<StoreDay, Set<String>> cards = new HashMap<>();
        for (int i = 0; i < 1_500; i++) {
            // Never two days in a row, which would be one condition.
            days.add(new StoreDay("S" + i % 40, DATE.minusDays(2L * i)));
        }
        days.forEach(day -> ranges.put(day, new AmountRange(9_999, 10_000)));
        days.forEach(day -> cards.put(day, Set.of("411111******1111", "none")));
        assertEquals(Set.of("1"), ids(index().stampsOf(days)));
        assertEquals(Set.of("1"), ids(index().salesBetween(ranges)));
        assertEquals(Set.of("1"), ids(index().stampsBetween(ranges)));
        assertEquals(Set.of("1"), ids(index().salesOfCards(cards)));
        assertEquals(1, index().totals(days, Set.of()).size());
        assertEquals(List.of(), index().flagsOf(days));
    }

    @Test
    void largeDocumentsAreAllFound() {
        List<IndexWrite> writes = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 130; i++) {
            Instant soldAt = Sales.NOON.plusSeconds(i);
            writes.add(Sales.put(
                    Sales.sale("" + i, "S1", soldAt, 1, false, i % 3 == 0 ? "x".repeat(200_000) : null, Sales.NOON),
                    false,
                    1));
            ids.add("" + i);
        }
        write(writes);
        assertEquals(ids, index().find(ids).keySet());
    }

    @Test
    void storesAreAskedForInTheOrderOfTheIndex() {
        List<String> stores = List.of("1", "10", "2", "가", "\uFF21", "\uD83D\uDE00");
        List<IndexWrite> writes = new ArrayList<>();
        stores.forEach(store -> writes.add(new PutStoreDay(
                new StoreDayRollup(new StoreDay(store, DATE), new DayTotals(1, 1, 0, 0), false, Sales.NOON))));
        write(writes);
        publish();
        List<String> found = new ArrayList<>();
        String after = null;
        for (String upTo : List.of("10", "가", "\uFF21")) {
            index().storeDays(
                            new StoreRange(after, upTo),
                            DateRange.ALL,
                            day -> found.add(day.storeDay().storeId()));
            after = upTo;
        }
        index().storeDays(
                        new StoreRange(after, null),
                        new DateRange(DATE, DATE),
                        day -> found.add(day.storeDay().storeId()));
        assertEquals(stores, found);
    }

    @Test
    void anIdTooLongOrAVersionBelowZeroIsSetAsideAndTheRestGoesIn() {
        String longest = "가".repeat(170);
        Outcome outcome = write(
                Sales.put(Sales.sale("1", "S1", Sales.NOON, 1, false), false, 1),
                Sales.put(Sales.sale(longest + "abc", "S1", Sales.NOON, 1, false), false, 1),
                Sales.put(Sales.sale("2", "S1", Sales.NOON, 1, false), false, -1),
                Sales.put(Sales.sale(longest + "ab", "S1", Sales.NOON, 1, false), false, 1),
                new PutSale(
                        "3",
                        Sales.encoded(Sales.sale("3", "S1", Sales.NOON, 1, false))
                                .body(),
                        false,
                        Long.MAX_VALUE));
        assertEquals(3, outcome.acknowledged());
        assertEquals(
                List.of(RefusedColumn.reject(longest + "abc", "id"), RefusedColumn.reject("2", "modified")),
                outcome.refused());
        assertEquals(
                Set.of("1", "3", longest + "ab"),
                index().find(List.of("1", "2", "3", longest + "ab")).keySet());
    }
}
