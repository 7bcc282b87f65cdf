package io.tillwatch.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares the four indices with the oracle, document for document. */
public final class Expected {
    private Expected() {}

    /** Fails with the first differing documents. */
    public static void assertSame(SqlOracle oracle, IndexDump dump, LocalDate today) {
        assertSame(
                "store-days",
                days(oracle, today),
                strings(dump.documents("platform_sales_per_price", List.of("computed_at"))));
        assertSame("store-weeks", weeks(oracle), strings(dump.documents("platform_sales_week_per_price")));
        assertSame("flags", flags(oracle), indexedFlags(dump));
        assertSame("sales", sales(oracle), indexedSales(dump));
    }

    private static void assertSame(String what, Map<String, String> expected, Map<String, String> actual) {
        if (!expected.equals(actual)) {
            Map<String, String> missing = new TreeMap<>(expected);
            missing.entrySet().removeAll(actual.entrySet());
            Map<String, String> wrong = new TreeMap<>(actual);
            wrong.entrySet().removeAll(expected.entrySet());
            assertEquals(first(missing), first(wrong), what + ": " + missing.size() + " expected ones differ");
        }
    }

    private static String first(Map<String, String> documents) {
        StringBuilder text = new StringBuilder();
        documents.entrySet().stream()
                .limit(10)
                .forEach(entry -> text.append(entry).append('\n'));
        return text.toString();
    }

    private static Map<String, String> days(SqlOracle oracle, LocalDate today) {
        Map<String, String> days = new TreeMap<>();
        oracle.days().forEach((key, day) -> {
            String date = key.substring(key.lastIndexOf(':') + 1);
            days.put(
                    key,
                    "{\"store_id\":\"%s\",\"date\":\"%s\",\"total_sale\":%d,\"num_customer\":%d,\"unit_price\":%d,\"canceled_count\":%d,\"canceled_amount\":%d,\"state\":\"%s\"}"
                            .formatted(
                                    key.substring(0, key.lastIndexOf(':')),
                                    date,
                                    day.total(),
                                    day.count(),
                                    day.count() == 0 ? 0 : Math.floorDiv(day.total(), day.count()),
                                    day.canceledCount(),
                                    day.canceledAmount(),
                                    LocalDate.parse(date).isBefore(today) ? "settled" : "provisional"));
        });
        return days;
    }

    private static Map<String, String> weeks(SqlOracle oracle) {
        Map<String, String> weeks = new TreeMap<>();
        oracle.weeks().forEach((key, week) -> {
            LocalDate start = LocalDate.parse(key.substring(key.lastIndexOf(':') + 1));
            weeks.put(
                    key,
                    "{\"store_id\":\"%s\",\"start_date\":\"%s\",\"end_date\":\"%s\",\"total_sale\":%d,\"num_customer\":%d,\"week_unit_price\":%d}"
                            .formatted(
                                    key.substring(0, key.lastIndexOf(':')),
                                    start,
                                    start.plusDays(6),
                                    week.total(),
                                    week.count(),
                                    Math.floorDiv(week.total(), week.count())));
        });
        return weeks;
    }

    private static Map<String, String> flags(SqlOracle oracle) {
        Map<String, String> flags = new TreeMap<>();
        oracle.flags()
                .forEach((id, flag) -> flags.put(
                        id,
                        (flag.above() ? "ABOVE_BASELINE " : "")
                                + (flag.repeated() ? "REPEATED_AMOUNT " : "")
                                + flag.baseline()));
        return flags;
    }

    private static Map<String, String> indexedFlags(IndexDump dump) {
        Map<String, String> flags = new TreeMap<>();
        dump.documents("platform_fraud_sales").forEach((id, flag) -> {
            if (!flag.path("withdrawn").asBoolean()) {
                StringBuilder text = new StringBuilder();
                for (JsonNode reason : flag.get("reasons")) {
                    text.append(reason.get("code").asText()).append(' ');
                }
                flags.put(id, text + flag.get("baseline").asText());
            }
        });
        return flags;
    }

    private static Map<String, String> sales(SqlOracle oracle) {
        Map<String, String> sales = new TreeMap<>();
        oracle.sales()
                .forEach((id, sale) -> sales.put(
                        id,
                        "%s %s %d %s %s %s"
                                .formatted(
                                        sale.store(),
                                        sale.date(),
                                        sale.amount(),
                                        sale.canceled(),
                                        sale.card(),
                                        oracle.flags().containsKey(id))));
        return sales;
    }

    private static Map<String, String> indexedSales(IndexDump dump) {
        Map<String, String> sales = new TreeMap<>();
        dump.documents("platform_sales")
                .forEach((id, sale) -> sales.put(
                        id,
                        "%s %s %d %s %s %s"
                                .formatted(
                                        sale.get("store_id").asText(),
                                        sale.get("business_date").asText(),
                                        sale.get("amount_sale").asLong(),
                                        sale.get("is_canceled").asBoolean(),
                                        sale.get("card_number").isNull()
                                                ? null
                                                : sale.get("card_number").asText(),
                                        sale.get("flagged").asBoolean())));
        return sales;
    }

    private static Map<String, String> strings(Map<String, ObjectNode> documents) {
        Map<String, String> strings = new TreeMap<>();
        documents.forEach((id, document) -> strings.put(id, document.toString()));
        return strings;
    }
}
