package io.tillwatch.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillwatch.testing.IndexDump;
import io.tillwatch.testing.SqlOracle;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Faults that somebody made, seen and mended in the window. */
class TrustIT extends WindowTest {
    private static final String SALES = "platform_sales";

    TrustIT() {
        super(DesktopSession.Size.FOR_THE_MOUSE);
    }

    private IndexDump dump() {
        return new IndexDump(session.index());
    }

    /** One that no rule says anything of, and without which none says anything else of another sale. */
    private String saleOf(LocalDate date) {
        Map<String, SqlOracle.Flag> flags = new SqlOracle(session.database(), yesterday.plusDays(1)).flags();
        return hands
                .query("SELECT MIN(id) FROM platform_sales WHERE DATE(sold_at) = '" + date
                        + "' GROUP BY store_id, card_number HAVING COUNT(*) = 1 AND SUM(is_canceled) = 0 ORDER BY 1")
                .stream()
                .map(List::getFirst)
                .filter(id -> !flags.containsKey(id))
                .findFirst()
                .orElseThrow();
    }

    private void run(String job) {
        session.open("tillwatch://runs?start=" + job);
        hands.fire("start-at-once");
        awaitEnd();
        hands.fire("ended-dismiss");
    }

    private void awaitEnd() {
        DesktopSession.await(
                () -> !session.window().job().isRunning()
                        && !hands.text("ended-title").isEmpty(),
                "the run has ended");
        session.settle();
    }

    private void awaitState(LocalDate date, String state) {
        session.open("tillwatch://trust?from=%1$s&to=%1$s".formatted(date));
        hands.awaitText("trust-chosen-text", date.toString());
        hands.awaitText("trust-chosen-text", state);
    }

    @Test
    void rowsThatDifferAreFoundShownAndMended() {
        LocalDate one = yesterday.minusDays(5);
        LocalDate other = yesterday.minusDays(9);
        String deleted = saleOf(one);
        String changed = saleOf(other);
        Map<String, ObjectNode> before = dump().documents(SALES);
        awaitState(one, "Proven");
        dump().call("DELETE", dump().name(SALES) + "/_doc/" + deleted + "?refresh=true", "");
        assertTrue(dump().update(
                        SALES, changed, JsonNodeFactory.instance.objectNode().put("amount_sale", 1)));

        run("verify");
        session.open("tillwatch://trust");
        hands.awaitRows("trust-differences", 2);
        assertEquals(
                List.of(one.toString(), other.toString()),
                sorted("Business date", 10).reversed());
        assertEquals(sorted(deleted, changed), sorted("Sale id", 40));
        assertEquals(sorted("Missing in the index", "Not the same in source and index"), sorted("What differs", 80));
        assertEquals(List.of("open", "open"), hands.column("trust-differences", "State"));
        awaitState(one, "Different");
        awaitState(other, "Different");

        session.open("tillwatch://trust");
        hands.fire("trust-repair");
        assertEquals("tillwatch://runs?start=repair", session.address());
        hands.fire("start-preview");
        awaitEnd();
        assertTrue(hands.text("ended-sentence").contains("mend 2 differences"), hands.text("ended-sentence"));
        assertEquals(before.size() - 1, dump().documents(SALES).size(), "a preview mends nothing");
        hands.fire("ended-go");
        awaitEnd();
        hands.fire("ended-dismiss");

        Map<String, ObjectNode> after = dump().documents(SALES);
        assertEquals(before.keySet(), after.keySet());
        for (String id : List.of(deleted, changed)) {
            assertEquals(content(before, id), content(after, id));
        }
        session.open("tillwatch://trust");
        // The run that mended them has named them once more.
        DesktopSession.await(
                () -> hands.column("trust-differences", "State").equals(Collections.nCopies(4, "mended since")),
                () -> "all is mended: " + hands.cells("trust-differences"));
        hands.awaitDisabled("trust-repair");
        awaitState(one, "Proven");
        awaitState(other, "Proven");
    }

    private List<String> sorted(String title, int length) {
        return hands.column("trust-differences", title).stream()
                .map(text -> text.substring(0, Math.min(length, text.length())))
                .sorted()
                .toList();
    }

    private static List<String> sorted(String one, String other) {
        return List.of(one, other).stream().sorted().toList();
    }

    /** What came from the source. */
    private static ObjectNode content(Map<String, ObjectNode> documents, String id) {
        ObjectNode document = Objects.requireNonNull(documents.get(id));
        return document.deepCopy().remove(List.of("indexed_at"));
    }

    @Test
    void aBadRowIsSetAsideAndTakenInOnceItIsMended() {
        LocalDate date = yesterday.minusDays(2);
        String id = saleOf(date);
        hands.change("sold_at = '0000-00-00 00:00:00'", "id = " + id);
        run("sync");
        session.open("tillwatch://trust?list=rejects");
        hands.awaitRows("trust-rejects", 1);
        assertEquals(List.of(id), hands.column("trust-rejects", "Row"));
        assertEquals(List.of("The date is 0000-00-00"), hands.column("trust-rejects", "Reason"));

        hands.change("sold_at = '" + date + " 10:00:00'", "id = " + id);
        hands.fire("trust-replay");
        assertEquals("tillwatch://runs?start=replay-rejects", session.address());
        hands.fire("start-at-once");
        awaitEnd();
        hands.fire("ended-dismiss");
        session.open("tillwatch://trust?list=rejects");
        hands.awaitRows("trust-rejects", 0);
        hands.awaitDisabled("trust-replay");
        session.open("tillwatch://sales?from=%1$s&to=%1$s".formatted(date));
        hands.awaitRows(
                "sales-rows", hands.count("SELECT COUNT(*) FROM platform_sales WHERE DATE(sold_at) = '" + date + "'"));
        assertEquals(
                date.toString(),
                Objects.requireNonNull(dump().documents(SALES).get(id))
                        .path("business_date")
                        .asText());
        assertFalse(dump().documents("tillwatch_rejects").containsKey(id));
    }
}
