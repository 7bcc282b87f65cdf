package io.tillwatch.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sale;
import io.tillwatch.model.SaleColumns;
import io.tillwatch.service.IndexWrite;
import io.tillwatch.service.IndexWrite.RemoveSale;
import io.tillwatch.service.SaleRows;
import io.tillwatch.service.SaleRows.Bounds;
import io.tillwatch.service.SaleRows.Cursor;
import io.tillwatch.service.SaleRows.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElasticSaleRowsIT extends ElasticTestBase {
    /** More than three pages, and more than Elasticsearch gives in one answer. */
    private static final int MANY = 11_234;

    private final SaleRows rows = server.saleRows();

    private static Sale sale(
            String id, String store, Instant soldAt, long amount, @Nullable Long fee, @Nullable String platform) {
        Sale plain = Sales.sale(id, store, soldAt, amount, false);
        return new Sale(
                id,
                plain.created(),
                plain.modified(),
                "점심 Lunch " + id,
                plain.numApproval(),
                plain.cardCompany(),
                plain.cardCategory(),
                plain.cardNumber(),
                amount,
                fee,
                plain.amountDeposit(),
                plain.canceled(),
                soldAt,
                plain.willDepositedAt(),
                plain.rawData(),
                platform,
                plain.dailySaleId(),
                store,
                plain.resultCode(),
                plain.resultMsg(),
                plain.extraPaymentId(),
                plain.detailStatus(),
                plain.processingStatus(),
                plain.businessDate());
    }

    private void store(List<Sale> sales) {
        List<IndexWrite> writes = new ArrayList<>();
        for (Sale sale : sales) {
            writes.add(Sales.put(sale, sale.amountSale() > 50_000, 1));
        }
        write(writes);
        publish();
    }

    /** Few different values, so that most rows are of one value with thousands of others; a quarter lacks them. */
    private static List<Sale> many() {
        return IntStream.range(0, MANY)
                .mapToObj(i -> sale(
                        "id-%05d".formatted(i * 7919 % MANY),
                        "S",
                        Sales.NOON.plusSeconds(i % 3),
                        i % 2,
                        i % 4 == 0 ? null : Long.valueOf(i % 2),
                        i % 4 == 0 ? null : "P" + i % 2))
                .toList();
    }

    private static Query query(String order, boolean descending) {
        return new Query(DateRange.ALL, null, Map.of(), Map.of(), null, Map.of(), order, descending, List.of());
    }

    private List<String> ids(Query query, int limit) {
        List<String> ids = new ArrayList<>();
        try (Cursor cursor = rows.open(query)) {
            List<Map<String, @Nullable Object>> page = cursor.next(limit);
            while (!page.isEmpty()) {
                assertTrue(page.size() == limit || ids.size() + page.size() == cursor.total());
                page.forEach(row -> ids.add(String.valueOf(row.get("id"))));
                page = cursor.next(limit);
            }
            assertEquals(cursor.total(), ids.size());
        }
        return ids;
    }

    private static List<String> sorted(List<Sale> sales, Comparator<Sale> order) {
        return sales.stream()
                .sorted(order.thenComparing(Sale::id))
                .map(Sale::id)
                .toList();
    }

    @Test
    void manyRowsOfOneValueComeOnceEachInOrderAndThoseWithoutAValueLast() {
        List<Sale> sales = many();
        store(sales);
        Comparator<String> rising = Comparator.naturalOrder();
        Comparator<Long> more = Comparator.naturalOrder();
        assertEquals(sorted(sales, Comparator.comparing(Sale::soldAt)), ids(query("sold_at", false), 700));
        assertEquals(sorted(sales, Comparator.comparing(Sale::soldAt).reversed()), ids(query("sold_at", true), 6_000));
        assertEquals(
                sorted(sales, Comparator.comparing(Sale::platform, Comparator.nullsLast(rising))),
                ids(query("platform", false), 20_000));
        assertEquals(
                sorted(sales, Comparator.comparing(Sale::platform, Comparator.nullsLast(rising.reversed()))),
                ids(query("platform", true), 999));
        assertEquals(
                sorted(sales, Comparator.comparing(Sale::amountFee, Comparator.nullsLast(more))),
                ids(query("amount_fee", false), 5_000));
        assertEquals(
                sorted(sales, Comparator.comparing(Sale::amountFee, Comparator.nullsLast(more.reversed()))),
                ids(query("amount_fee", true), 5_000));
        assertEquals(sorted(sales, Comparator.comparing(Sale::id).reversed()), ids(query("id", true), 1_000));
        assertEquals(sorted(sales, Comparator.comparing(Sale::canceled)), ids(query("is_canceled", true), 3_000));
    }

    @Test
    void rowsThatChangeWhileTheCursorIsOpenStayAsTheyWere() {
        List<Sale> sales = many().subList(0, 3_000);
        store(sales);
        List<String> ids = new ArrayList<>();
        try (Cursor cursor = rows.open(query("amount_sale", false))) {
            cursor.next(10).forEach(row -> ids.add(String.valueOf(row.get("id"))));
            List<IndexWrite> changes = new ArrayList<>();
            for (Sale sale : sales) {
                changes.add(
                        sale.amountSale() == 0
                                ? new RemoveSale(sale.id(), 2)
                                : Sales.put(sale(sale.id(), "T", sale.soldAt(), -5, null, null), false, 2));
            }
            write(changes);
            store(List.of(sale("new", "S", Sales.NOON, 0, null, null)));
            cursor.next(4_000).forEach(row -> ids.add(String.valueOf(row.get("id"))));
            assertEquals(3_000, cursor.total());
            assertEquals(List.of(), cursor.next(10));
        }
        assertEquals(sorted(sales, Comparator.comparingLong(Sale::amountSale)), ids);
        assertEquals(1_501, ids(query("amount_sale", false), 5_000).size());
    }

    @Test
    void onlyTheColumnsAskedForAreSent() {
        store(List.of(Sales.sale("1", "S", Sales.NOON, 100, false)));
        Query some = Query.of(DateRange.ALL, null).columns(List.of("remark", "amount_sale", "sold_at"));
        try (Cursor cursor = rows.open(some)) {
            assertEquals(
                    List.of(Map.of("remark", "점심", "amount_sale", 100L, "sold_at", "2026-05-31T03:00:00Z")),
                    cursor.next(5));
        }
        try (Cursor cursor = rows.open(Query.of(DateRange.ALL, null))) {
            assertTrue(cursor.next(5).getFirst().keySet().containsAll(SaleColumns.ALL));
        }
    }

    @Test
    void filtersFindJustWhatTheySay() {
        Instant soldAt = Sales.NOON;
        store(List.of(
                sale("1", "a:b", soldAt, -300, 5L, "Baemin"),
                sale("2", "a:b", soldAt, 50_001, 6L, "baemin2"),
                sale("3", "가맹점 1", soldAt, 20_000, null, null),
                sale("4", "가맹점 1", soldAt.plusSeconds(86_400), 20_000, null, ""),
                sale("10", "*", soldAt, 7, 7L, "*")));
        DateRange date = new DateRange(LocalDate.of(2026, 5, 31), LocalDate.of(2026, 5, 31));
        assertFinds(List.of("1", "10", "2", "3"), new Filter().in(date));
        assertFinds(List.of("3"), new Filter().in(date).of("가맹점 1"));
        assertFinds(List.of("1", "2"), new Filter().of("a:b"));
        assertFinds(List.of("2"), new Filter().terms("flagged", "true"));
        assertFinds(List.of("3", "4"), new Filter().terms("platform", ""));
        assertFinds(List.of("1", "3", "4"), new Filter().terms("platform", "", "Baemin"));
        assertFinds(List.of(), new Filter().terms("platform"));
        assertFinds(List.of("3", "4"), new Filter().terms("amount_fee", ""));
        assertFinds(List.of("3", "4"), new Filter().terms("amount_sale", "20000"));
        assertFinds(List.of("4"), new Filter().terms("business_date", "2026-06-01"));
        assertFinds(List.of("1", "4"), new Filter().terms("id", "1", "4", "nobody"));
        assertFinds(List.of("3", "4"), new Filter().range("amount_sale", 8L, 50_000L));
        assertFinds(List.of("1"), new Filter().range("amount_sale", null, -1L));
        assertFinds(List.of("10", "2"), new Filter().range("amount_fee", 6L, null));
        assertFinds(List.of("1", "10", "2", "3", "4"), new Filter().range("amount_fee", null, null));
        assertFinds(List.of("1", "2"), new Filter().text("platform", "BAE"));
        assertFinds(List.of("10"), new Filter().text("platform", "*"));
        assertFinds(List.of("1", "10"), new Filter().text("id", "1"));
        assertFinds(List.of("3", "4"), new Filter().text("store_id", "가맹"));
        assertFinds(List.of("3"), new Filter().text("remark", "3 LUNCH"));
        assertFinds(List.of(), new Filter().text("remark", "lunch OR 3"));
        assertFinds(List.of("1", "10", "2", "3", "4"), new Filter().text("remark", " "));
        assertFinds(
                List.of("2"),
                new Filter()
                        .text("remark", "점심")
                        .range("amount_sale", 50_000L, null)
                        .of("a:b"));
    }

    /** A day in a zone, to the millisecond: what lies on its edges is in it, what lies beyond is not. */
    @ParameterizedTest
    @ValueSource(strings = {"Asia/Seoul", "America/New_York"})
    void boundsOfTimesHoldTheirEdges(String zone) {
        // In New York this day is 23 hours long.
        LocalDate day = LocalDate.of(2026, 3, 8);
        Instant begin = day.atStartOfDay(ZoneId.of(zone)).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant();
        store(List.of(at("1", begin.minusMillis(1)), at("2", begin), at("3", end.minusMillis(1)), at("4", end)));
        long first = begin.toEpochMilli();
        long last = end.toEpochMilli() - 1;
        for (String column : List.of("sold_at", "modified", "created", "will_deposited_at")) {
            assertFinds(List.of("2", "3"), new Filter().range(column, first, last));
            assertFinds(List.of("2", "3", "4"), new Filter().range(column, first, null));
            assertFinds(List.of("1", "2", "3"), new Filter().range(column, null, last));
            assertFinds(List.of(), new Filter().range(column, last + 2, null));
        }
        Query all = new Filter().query();
        Bounds edge = new Bounds(first, first);
        assertEquals(List.of("2"), ids(all.soldWithin(List.of(edge)), 3));
        assertEquals(List.of("2", "4"), ids(all.soldWithin(List.of(edge, new Bounds(last + 1, null))), 3));
        assertEquals(List.of(), ids(all.soldWithin(List.of()), 3));
    }

    /** All four times are this one. */
    private static Sale at(String id, Instant time) {
        Sale plain = Sales.sale(id, "S", time, 100, false);
        return new Sale(
                id,
                time,
                time,
                plain.remark(),
                plain.numApproval(),
                plain.cardCompany(),
                plain.cardCategory(),
                plain.cardNumber(),
                plain.amountSale(),
                plain.amountFee(),
                plain.amountDeposit(),
                plain.canceled(),
                time,
                time,
                plain.rawData(),
                plain.platform(),
                plain.dailySaleId(),
                plain.storeId(),
                plain.resultCode(),
                plain.resultMsg(),
                plain.extraPaymentId(),
                plain.detailStatus(),
                plain.processingStatus(),
                plain.businessDate());
    }

    /** A query as it grows. */
    private record Filter(Query query) {
        Filter() {
            this(ElasticSaleRowsIT.query("id", false));
        }

        Filter in(DateRange range) {
            return with(range, query.storeId(), query.terms(), query.ranges(), query.texts());
        }

        Filter of(String store) {
            return with(query.range(), store, query.terms(), query.ranges(), query.texts());
        }

        Filter terms(String column, String... values) {
            return with(query.range(), query.storeId(), Map.of(column, List.of(values)), query.ranges(), query.texts());
        }

        Filter range(String column, @Nullable Long least, @Nullable Long most) {
            var ranges = Map.of(column, new Bounds(least, most));
            return with(query.range(), query.storeId(), query.terms(), ranges, query.texts());
        }

        Filter text(String column, String text) {
            return with(query.range(), query.storeId(), query.terms(), query.ranges(), Map.of(column, text));
        }

        private Filter with(
                DateRange range,
                @Nullable String store,
                Map<String, List<String>> terms,
                Map<String, Bounds> ranges,
                Map<String, String> texts) {
            return new Filter(new Query(
                    range,
                    store,
                    terms,
                    ranges,
                    query.soldWithin(),
                    texts,
                    query.order(),
                    query.descending(),
                    query.columns()));
        }
    }

    private void assertFinds(List<String> expected, Filter filter) {
        assertEquals(expected, ids(filter.query(), 3), () -> filter.query().toString());
    }

    @Test
    void whatAColumnCannotDoIsSaidInOneSentence() {
        assertRefused("Sales cannot be sorted by remark: choose another column.", query("remark", false));
        assertRefused("Sales cannot be sorted by raw_data: choose another column.", query("raw_data", false));
        assertRefused("Sales have no such column: choose one of those in the table.", query("nothing", false));
        assertRefused(
                "Sales have no such column: choose one of those in the table.",
                query("id", false).columns(List.of("id", "raw*")));
        String filtered = "Sales cannot be filtered by %s in this way: choose another column.";
        assertRefused(
                filtered.formatted("raw_data"),
                new Filter().text("raw_data", "x").query());
        assertRefused(
                filtered.formatted("remark"), new Filter().terms("remark", "x").query());
        assertRefused(
                filtered.formatted("amount_sale"),
                new Filter().text("amount_sale", "1").query());
        assertRefused(
                filtered.formatted("platform"),
                new Filter().range("platform", 1L, 2L).query());
        String wrong = "The filter on %s holds a value that this column never has: correct it.";
        assertRefused(
                wrong.formatted("amount_sale"),
                new Filter().terms("amount_sale", "12.5").query());
        assertRefused(
                wrong.formatted("is_canceled"),
                new Filter().terms("is_canceled", "yes").query());
        assertRefused(
                wrong.formatted("business_date"),
                new Filter().terms("business_date", "20260531").query());
    }

    private void assertRefused(String sentence, Query query) {
        Failure failure = assertThrows(Failure.class, () -> rows.open(query));
        assertEquals(Failure.Kind.SETTINGS, failure.kind());
        assertEquals(sentence, failure.getMessage());
    }

    @Test
    void oneSaleIsFoundByItsExactIdAlone() {
        store(List.of(
                Sales.sale("a:b/c d", "S", Sales.NOON, 100, false), Sales.sale("가", "S", Sales.NOON, 200, false)));
        Map<String, @Nullable Object> sale = Objects.requireNonNull(rows.sale("a:b/c d"));
        assertEquals(100L, sale.get("amount_sale"));
        assertTrue(sale.keySet().containsAll(SaleColumns.ALL));
        assertNotNull(rows.sale("가"));
        assertNull(rows.sale("a:b"));
        assertNull(rows.sale("*"));
    }

    @Test
    void aCursorWhoseViewIsGoneFailsAndSaysWhatToDo() {
        store(List.of(Sales.sale("1", "S", Sales.NOON, 100, false)));
        Cursor cursor = rows.open(query("id", false));
        // Closing lets go of the view, as the server does by itself after a while.
        cursor.close();
        Failure failure = assertThrows(Failure.class, () -> cursor.next(10));
        assertEquals(Failure.Kind.UNAVAILABLE, failure.kind());
        assertTrue(failure.getMessage().endsWith("run this again."), failure.getMessage());
    }
}
