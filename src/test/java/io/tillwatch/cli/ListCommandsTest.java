package io.tillwatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Position;
import io.tillwatch.model.Reject;
import io.tillwatch.model.Sentence;
import io.tillwatch.model.StoreDay;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.model.StoreWeekRollup;
import io.tillwatch.service.RejectStore;
import io.tillwatch.service.Run;
import io.tillwatch.service.SyncState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListCommandsTest {
    private static final LocalDate MAY_30 = LocalDate.of(2026, 5, 30);

    private final CliRun cli = new CliRun();

    ListCommandsTest() {
        cli.workspace.state = new SyncState(
                null,
                new TreeMap<>(),
                Instant.parse("2026-05-31T10:00:00Z"),
                false,
                null,
                null,
                List.of(),
                MAY_30,
                "1");
        cli.workspace.index.days.add(day("7", MAY_30, new DayTotals(25_001, 2, 500, 1), false));
        cli.workspace.index.days.add(day("강남점", MAY_30.plusDays(1), new DayTotals(1_000, 1, 0, 0), true));
        cli.workspace.index.weeks.add(new StoreWeekRollup("7", LocalDate.of(2026, 5, 23), 70_000, 8));
    }

    @Test
    void aStoreShowsItsWeeksAndDaysWithTheirHonesty() {
        assertEquals(0, cli.run("search", "--store", "7"));
        assertEquals("""
                Store-weeks
                store_id  start_date  end_date    num_customer  total_sale  week_unit_price  proven
                --------  ----------  ----------  ------------  ----------  ---------------  ------
                7         2026-05-23  2026-05-29             8      70,000            8,750  yes

                Store-days
                store_id  date        num_customer  total_sale  unit_price  canceled_count  canceled_amount  state    proven
                --------  ----------  ------------  ----------  ----------  --------------  ---------------  -------  ------
                7         2026-05-30             2      25,001      12,500               1              500  settled  yes

                Synced at 2026-05-31T10:00:00Z.
                Proven through 2026-05-30; later dates are not compared with the source yet.
                """, cli.out());
    }

    @Test
    void aTableKeepsItsColumnsWithKoreanInIt() {
        cli.run("search", "--date", "20260531", "--lang", "ko");
        List<String> lines = cli.out().lines().toList();
        assertEquals("가맹점  매출일      건수  매출액  일 객단가  취소 건수  취소액  상태         검증", lines.get(1));
        assertEquals("강남점  2026-05-31     1   1,000      1,000          0       0  provisional  아니요", lines.get(3));
    }

    @Test
    void jsonIsOneObject() {
        cli.run("search", "--store", "7", "--json");
        JsonNode json = cli.json();
        assertEquals(
                8_750, json.get("store_weeks").get(0).get("week_unit_price").asLong());
        assertEquals(
                "2026-05-29", json.get("store_weeks").get(0).get("end_date").asText());
        assertEquals(12_500, json.get("store_days").get(0).get("unit_price").asLong());
        assertEquals("2026-05-30", json.get("proven_through").asText());
    }

    @Test
    void formatJsonIsOneArray() {
        cli.run("search", "--store", "7", "--format", "json");
        assertEquals(2, cli.json().size());
        cli.run("search", "--store", "nowhere", "--format", "json");
        assertEquals(0, cli.json().size());
    }

    @Test
    void csvHasOneHeaderForWeeksAndDays() {
        cli.run("search", "--store", "7", "--format", "csv");
        assertEquals(
                "kind,store_id,date,start_date,end_date,num_customer,total_sale,unit_price,week_unit_price,canceled_count,"
                        + "canceled_amount,state,proven\r\n"
                        + "store-week,7,,2026-05-23,2026-05-29,8,70000,,8750,,,,true\r\n"
                        + "store-day,7,2026-05-30,,,2,25001,12500,,1,500,settled,true\r\n",
                cli.out());
    }

    @Test
    void salesAreListedWithEveryFieldAndNoFormula() {
        Map<String, @Nullable Object> sale = new LinkedHashMap<>();
        sale.put("id", "18446744073709551615");
        sale.put("remark", "=HYPERLINK(\"x\"), \"무료\"");
        sale.put("amount_sale", -500L);
        sale.put("business_date", "2026-05-31");
        sale.put("flagged", false);
        cli.workspace.sales.add(sale);

        cli.run("search", "--date", "2026-05-31", "--sales", "--format", "csv");

        String row = cli.out().lines().toList().get(1);
        assertTrue(row.startsWith("18446744073709551615,,,\"'=HYPERLINK(\"\"x\"\"), \"\"무료\"\"\",,"), row);
        assertTrue(row.contains(",-500,"), row);
        assertTrue(row.endsWith(",2026-05-31,false,false"), row);

        cli.run("search", "--date", "2026-05-31", "--sales", "--json");
        assertEquals(
                "18446744073709551615", cli.json().get("sales").get(0).get("id").asText());
    }

    @Test
    void aFailureAmongTheRowsStillLeavesOneObject() {
        cli.workspace.sales.add(Map.of("id", "1"));
        cli.workspace.salesFailure = new Failure(Failure.Kind.UNAVAILABLE, Sentence.plain("Elasticsearch went away."));

        assertEquals(1, cli.run("search", "--date", "2026-05-31", "--sales", "--json"));

        assertEquals(1, cli.json().get("sales").size());
        assertEquals("failed", cli.json().get("state").asText());

        cli.workspace.sales.clear();
        assertEquals(1, cli.run("search", "--date", "2026-05-31", "--sales", "--json"));
        assertEquals("{\"job\":\"search\",\"state\":\"failed\",\"error\":\"Elasticsearch went away.\"}\n", cli.out());
        assertEquals(1, cli.run("search", "--date", "2026-05-31", "--sales"));
        assertEquals("", cli.out());
    }

    @Test
    void searchWantsAStoreOrADate() {
        assertEquals(2, cli.run("search"));
        assertEquals(2, cli.run("search", "--date", "2026-05-31", "--from", "2026-05-01"));
    }

    @Test
    void flagsAreListedAndShown() {
        Map<String, @Nullable Object> flag = new LinkedHashMap<>();
        flag.put("id", "9");
        flag.put("business_date", "2026-05-31");
        flag.put("store_id", "7");
        flag.put("amount_sale", 90_000L);
        flag.put("score", 4.5);
        flag.put("reasons", List.of(Map.of("code", "ABOVE_BASELINE", "value", 90_000L)));
        cli.workspace.flags.add(flag);

        assertEquals(0, cli.run("flags"));
        assertTrue(cli.out().contains("90,000             4.50  ABOVE_BASELINE"), cli.out());
        assertEquals(0, cli.run("flags", "list", "--json"));
        assertEquals(
                90_000,
                cli.json()
                        .get("flags")
                        .get(0)
                        .get("reasons")
                        .get(0)
                        .get("value")
                        .asLong());
        assertEquals(0, cli.run("flags", "show", "9", "--json"));
        assertEquals("9", cli.json().get("id").asText());
        assertEquals(0, cli.run("flags", "show", "9"));
        assertTrue(cli.out().contains("amount_sale    90,000\n"), cli.out());
        assertTrue(cli.out().contains("score          4.50\n"), cli.out());
        assertEquals(1, cli.run("flags", "show", "10"));
        assertEquals("No flag is on the sale with this id. \"tillwatch flags\" lists them.\n", cli.err());
    }

    @Test
    void rejectsAreListedWithTheirReason() {
        cli.workspace.rejects.add(new RejectStore.Entry(
                new Reject("5", Reject.Code.DATE_ZERO, "sold_at", new Position("2026-05-31 10:00:00", "5")),
                CliRun.NOW,
                CliRun.NOW,
                "r1"));
        assertEquals(0, cli.run("rejects", "--json"));
        assertEquals(1, cli.json().get("count").asInt());
        assertEquals("DATE_ZERO", cli.json().get("rejects").get(0).get("code").asText());
        assertEquals(0, cli.run("rejects", "list"));
        assertTrue(cli.out().contains("DATE_ZERO"));
        assertEquals(2, cli.run("rejects", "list", "--limit", "0"));
    }

    @Test
    void runsAreListedAndShown() {
        cli.workspace.runs.add(Runs.run("r1", "verify", Run.State.COMPLETED_WITH_DIFFERENCES, Map.of("different", 2L)));
        assertEquals(0, cli.run("runs"));
        assertTrue(cli.out().contains("completed-with-differences"));
        assertEquals(0, cli.run("runs", "--json"));
        assertEquals(2, cli.json().get("runs").get(0).get("different").asLong());
        assertEquals(0, cli.run("runs", "show", "r1", "--json"));
        assertEquals("a line", cli.json().get("log").get(0).asText());
        assertEquals(0, cli.run("runs", "show", "r1"));
        assertTrue(cli.out().contains("| a line"));
        assertEquals(1, cli.run("runs", "show", "r2"));
    }

    private static StoreDayRollup day(String store, LocalDate date, DayTotals totals, boolean provisional) {
        return new StoreDayRollup(new StoreDay(store, date), totals, provisional, CliRun.NOW);
    }
}
