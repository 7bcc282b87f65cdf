package io.tillwatch.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.kibana.KibanaLinks;
import io.tillwatch.kibana.Rison;
import io.tillwatch.kibana.Tree;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KibanaAddressTest {
    private final KibanaAddress kibana =
            new KibanaAddress(new KibanaLinks(URI.create("https://kibana.example"), "", ZoneId.of("Asia/Seoul")));

    private String hash(String address) {
        return String.valueOf(kibana.of(Address.parse(address).orElseThrow()).toString());
    }

    private @Nullable Object state(String address, String name) {
        String hash = hash(address);
        String written =
                hash.substring(hash.indexOf(name + "=") + name.length() + 1).replaceFirst("&.*", "");
        return Rison.read(URLDecoder.decode(written, StandardCharsets.UTF_8)).orElseThrow();
    }

    /** Field to what it is filtered by. */
    private Map<String, @Nullable Object> filters(String address, String name) {
        Map<String, @Nullable Object> filters = new TreeMap<>();
        for (Object filter : Tree.list(state(address, name), "filters")) {
            filters.put(Tree.text(filter, "meta", "key"), Tree.at(filter, "meta", "params"));
        }
        return filters;
    }

    @Test
    void aStoreOpensItsAverageOrderValues() {
        String address = "tillwatch://stores?store=1042&from=2026-05-01&to=2026-05-31";
        assertTrue(hash(address).contains("/view/tillwatch-dashboard-aov?"), hash(address));
        assertEquals(Map.of("store_id", Map.of("query", "1042")), filters(address, "_g"));
        assertEquals(
                Map.of("from", "2026-04-30T15:00:00Z", "to", "2026-05-31T14:59:59.999Z"),
                Tree.at(state(address, "_g"), "time"));
    }

    @Test
    void aDateOpensItsSales() {
        String address = "tillwatch://dates?date=2026-05-31";
        assertTrue(hash(address).contains("/view/tillwatch-dashboard-sales?"), hash(address));
        assertEquals("2026-05-30T15:00:00Z", Tree.at(state(address, "_g"), "time", "from"));
    }

    @Test
    void aSearchOpensTheSameRows() {
        String address = "tillwatch://sales?store=1042&platform=a%5C%2Cb%2Cc&canceled=false&amount=1000..5000";
        assertTrue(hash(address).contains("/app/discover#/?"), hash(address));
        assertEquals(
                Map.of(
                        "store_id", Map.of("query", "1042"),
                        "platform", java.util.List.of("a,b", "c"),
                        "is_canceled", Map.of("query", "false")),
                filters(address, "_a"));
        assertEquals("amount_sale >= 1000 and amount_sale <= 5000", Tree.at(state(address, "_a"), "query", "query"));
        assertEquals("amount_sale >= 1000", Tree.at(state("tillwatch://sales?amount=1000..", "_a"), "query", "query"));
        assertEquals("", Tree.at(state("tillwatch://sales?amount=many", "_a"), "query", "query"));
    }

    @Test
    void flagsOpenByStateReasonAndStake() {
        String address = "tillwatch://review?state=open,needs-information&reason=above-baseline&least=50000";
        assertTrue(hash(address).contains("/view/tillwatch-dashboard-flags?"), hash(address));
        assertEquals(
                Map.of(
                        "review_state", java.util.List.of("open", "needs_information"),
                        "reasons.code", Map.of("query", "ABOVE_BASELINE")),
                filters(address, "_g"));
        assertEquals("amount_sale >= 50000", Tree.at(state(address, "_a"), "query", "query"));
        assertEquals(Map.of("id", Map.of("query", "77")), filters("tillwatch://review?id=77", "_a"));
    }

    @Test
    void everyScreenLeadsSomewhere() {
        for (String screen : java.util.List.of("overview", "runs", "trust", "settings")) {
            assertTrue(hash("tillwatch://" + screen).contains("/app/dashboards#/view/tillwatch-dashboard-"), screen);
        }
    }
}
