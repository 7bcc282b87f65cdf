package io.tillwatch.testing;

import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Compares the four indices with the oracle, document for document and field for field. Left out are the times of
 * computing, the checksums (that verify compares), what reviewers write, and flags that are kept for that alone.
 */
public final class Expected {
    private static final List<String> COLUMNS = List.of(
            "id",
            "created",
            "modified",
            "remark",
            "num_approval",
            "card_company",
            "card_category",
            "card_number",
            "amount_sale",
            "amount_fee",
            "amount_deposit",
            "is_canceled",
            "sold_at",
            "will_deposited_at",
            "raw_data",
            "platform",
            "daily_sale_id",
            "store_id",
            "result_code",
            "result_msg",
            "extra_payment_id",
            "detail_status",
            "processing_status");

    private final SqlOracle oracle;
    private final IndexDump dump;
    private final LocalDate today;

    private Expected(SqlOracle oracle, IndexDump dump, LocalDate today) {
        this.oracle = oracle;
        this.dump = dump;
        this.today = today;
    }

    /** Fails with the first differences of each index. */
    public static void assertSame(SqlOracle oracle, IndexDump dump, LocalDate today) {
        StringBuilder differences = new StringBuilder();
        for (Comparison comparison : compare(oracle, dump, today)) {
            if (comparison.different() > 0) {
                differences
                        .append(comparison.different())
                        .append(" differences of ")
                        .append(comparison.documents())
                        .append(":\n");
                comparison
                        .first()
                        .forEach(line -> differences.append("  ").append(line).append('\n'));
            }
        }
        if (!differences.isEmpty()) {
            fail(differences.toString());
        }
    }

    /** Store-days, store-weeks, flags and sales, in this order. */
    public static List<Comparison> compare(SqlOracle oracle, IndexDump dump, LocalDate today) {
        Expected expected = new Expected(oracle, dump, today);
        return List.of(
                Comparison.of(
                        "store-day",
                        expected::days,
                        expected.indexed("platform_sales_per_price", List.of("computed_at"))),
                Comparison.of(
                        "store-week", expected::weeks, expected.indexed("platform_sales_week_per_price", List.of())),
                Comparison.of("flag", expected::flags, expected::indexedFlags),
                Comparison.of("sale", expected::sales, expected.indexed("platform_sales", expected.lacking())));
    }

    private Comparison.Documents indexed(String alias, List<String> without) {
        return each -> dump.forEach(alias, hit -> {
            ObjectNode document = (ObjectNode) hit.get("_source");
            document.remove(without);
            each.accept(hit.get("_id").asText(), document);
        });
    }

    private void indexedFlags(BiConsumer<String, ObjectNode> each) {
        List<String> without = lacking();
        without.addAll(List.of("flagged_at", "review_state", "reviewer_note"));
        indexed("platform_fraud_sales", without).forEach((id, flag) -> {
            if (!flag.path("withdrawn").asBoolean()) {
                each.accept(id, flag);
            }
        });
    }

    /** What the index has and the table has not. */
    private List<String> lacking() {
        List<String> lacking = new ArrayList<>(COLUMNS);
        lacking.removeAll(oracle.columns());
        lacking.add("checksum");
        return lacking;
    }

    private void days(BiConsumer<String, ObjectNode> each) {
        oracle.days().forEach((key, day) -> {
            LocalDate date = date(key);
            each.accept(
                    key,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("store_id", store(key))
                            .put("date", date.toString())
                            .put("total_sale", day.total())
                            .put("num_customer", day.count())
                            .put("unit_price", day.unitPrice())
                            .put("canceled_count", day.canceledCount())
                            .put("canceled_amount", day.canceledAmount())
                            .put("state", date.isBefore(today) ? "settled" : "provisional"));
        });
    }

    private void weeks(BiConsumer<String, ObjectNode> each) {
        oracle.weeks()
                .forEach((key, week) -> each.accept(
                        key,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("store_id", store(key))
                                .put("start_date", date(key).toString())
                                .put("end_date", date(key).plusDays(6).toString())
                                .put("total_sale", week.total())
                                .put("num_customer", week.count())
                                .put("week_unit_price", week.unitPrice())));
    }

    private void sales(BiConsumer<String, ObjectNode> each) {
        oracle.forEachSale(sale -> each.accept(
                sale.id(), sale.document().put("flagged", oracle.flags().containsKey(sale.id()))));
    }

    private void flags(BiConsumer<String, ObjectNode> each) {
        oracle.forEachSale(sale -> {
            SqlOracle.Flag flag = oracle.flags().get(sale.id());
            if (flag != null) {
                ObjectNode document = sale.document();
                ArrayNode reasons = document.putArray("reasons");
                if (flag.above() && flag.baseline() != null) {
                    addReason(
                            reasons,
                            "ABOVE_BASELINE",
                            flag.amount(),
                            Math.floorDiv(flag.baseline() * oracle.tuning().factorPermille(), 1000L));
                }
                if (flag.streak() > 0) {
                    addReason(
                            reasons,
                            "REPEATED_AMOUNT",
                            flag.streak(),
                            oracle.tuning().times());
                }
                each.accept(
                        sale.id(),
                        document.put("score", flag.score())
                                .put("first_score", flag.score())
                                .put("baseline", flag.baseline())
                                .put("rules_version", oracle.tuning().version())
                                .put("withdrawn", false));
            }
        });
    }

    private static void addReason(ArrayNode reasons, String code, long value, long threshold) {
        reasons.addObject().put("code", code).put("value", value).put("threshold", threshold);
    }

    private static String store(String key) {
        return key.substring(0, key.lastIndexOf(':'));
    }

    private static LocalDate date(String key) {
        return LocalDate.parse(key.substring(key.lastIndexOf(':') + 1));
    }
}
