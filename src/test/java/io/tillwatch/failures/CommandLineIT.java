package io.tillwatch.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.config.IndexSettings;
import io.tillwatch.mysql.DemoTable;
import io.tillwatch.samples.SampleSales;
import io.tillwatch.testing.Expected;
import io.tillwatch.testing.IndexDump;
import io.tillwatch.testing.Program;
import io.tillwatch.testing.Program.Result;
import io.tillwatch.testing.SqlOracle;
import io.tillwatch.testing.TestDatabase;
import io.tillwatch.testing.TestServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every command prints and tells the shell, as it is run by people and by other programs. */
class CommandLineIT {
    private static final String HEADER = "id,created,modified,remark,card_number,amount_sale,amount_fee,amount_deposit,"
            + "is_canceled,sold_at,will_deposited_at,store_id";

    @TempDir
    Path home;

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));

    @Test
    void everyCommandPrintsWhatItSaysAndEndsWithItsExitCode() throws IOException {
        IndexSettings index = TestServers.elasticsearch("smoke-");
        try (TestDatabase database = TestServers.mariaDb().createDatabase("smoke")) {
            fill(database);
            SqlOracle oracle = new SqlOracle(database, today);
            Program program = new Program(home).with(database).with(index);

            JsonNode sync = json(0, program.run("sync", "--json"));
            assertEquals("completed", sync.get("state").asText());
            assertEquals(oracle.sales().size(), sync.get("indexed").asInt());
            assertEquals(oracle.flags().size(), sync.get("flagged").asInt());
            assertTrue(sync.get("watermark").get("id").isTextual(), sync.toString());

            String damaged = oracle.sales().keySet().iterator().next();
            IndexDump dump = new IndexDump(index);
            dump.call("DELETE", dump.name("platform_sales") + "/_doc/" + damaged, "");
            JsonNode verify = json(3, program.run("verify", "--json"));
            assertEquals("completed-with-differences", verify.get("state").asText());
            assertEquals(1, verify.get("different").asInt());
            JsonNode repair = json(0, program.run("verify", "--repair", "--json"));
            assertEquals(1, repair.get("repaired").asInt());
            assertEquals(
                    today.minusDays(1).toString(), repair.get("proven_through").asText());

            searches(program, oracle);

            JsonNode flags = json(0, program.run("flags", "list", "--json", "--limit", "10000"));
            assertEquals(oracle.flags().size(), flags.get("flags").size());
            JsonNode rejects = json(0, program.run("rejects", "list", "--json"));
            assertEquals(0, rejects.get("count").asInt());
            JsonNode runs = json(0, program.run("runs", "list", "--json")).get("runs");
            assertEquals(
                    List.of("completed", "completed-with-differences", "completed"), runs.findValuesAsText("state"));
            JsonNode doctor = json(0, program.run("doctor", "--json"));
            assertEquals("completed", doctor.get("state").asText());
            assertFalse(doctor.toString().contains("\"failure\""), doctor.toString());
            assertFalse(program.files().contains(database.password().reveal()), "a password in " + program.files());
        }
    }

    @Test
    void otherRulesAreWrittenApprovedAndActivatedAndTheFlagsFollow() {
        IndexSettings index = TestServers.elasticsearch("smokerules-");
        try (TestDatabase database = TestServers.mariaDb().createDatabase("smokerules")) {
            fill(database);
            Program program = new Program(home).with(database).with(index);
            JsonNode first = json(0, program.run("rules", "--json")).get("rules");
            assertEquals(List.of("active"), first.findValuesAsText("state"));
            json(0, program.run("sync", "--json"));
            json(0, program.run("rules", "draft", "--why", "fewer alarms", "--json"));
            json(0, program.run("rules", "set", "2", "--above-factor", "3", "--json"));
            Result refused = program.with("TILLWATCH_RULES_SECOND_PERSON", "on")
                    .run("rules", "activate", "2", "--untested", "a test");
            assertEquals(1, refused.exit(), refused.toString());
            JsonNode active = json(0, program.run("rules", "activate", "2", "--untested", "a test", "--json"));
            assertEquals("active", active.get("state").asText());
            json(0, program.run("rollup", "daily", "--json"));
            SqlOracle oracle = new SqlOracle(database, today, new SqlOracle.Tuning(2, 3000, 3));
            Expected.assertSame(oracle, new IndexDump(index), today);
            assertEquals(
                    0, json(0, program.run("verify", "--json")).get("different").asInt());
        }
    }

    @Test
    void wrongUsageIsToldAndEndsWithTwo() {
        Program program = new Program(home);
        for (String[] wrong : new String[][] {
            {"sync", "--no-such-option"}, {"no-such-command"}, {"search"}, {"verify", "--from", "2026-13-01"}, {"sync"}
        }) {
            Result result = program.run(wrong);
            assertEquals(2, result.exit(), result.toString());
            assertEquals("", result.out(), result.toString());
            assertFalse(result.err().isBlank(), result.toString());
            assertFalse(result.err().contains("\tat "), result.toString());
        }
        Result completion = program.run("completion");
        assertEquals(0, completion.exit());
        assertTrue(completion.out().contains("complete -F"), completion.toString());
    }

    @Test
    void theDemoLoadsAFileOfOnesOwnAndProvesIt() throws IOException {
        Path csv = home.resolve("sales.csv");
        StringBuilder lines = new StringBuilder(HEADER).append('\n');
        for (int i = 1; i <= 200; i++) {
            String day = today.minusDays(1 + i % 10).toString();
            lines.append("%d,%s 10:00:00,%s 10:00:01,메모 %d,,%d,30,970,%d,%s 09:30:00,%s,%s\n"
                    .formatted(i, day, day, i, 1_000 + i, i % 50 == 0 ? 1 : 0, day, today, "S" + i % 3));
        }
        lines.append("201,x,x,,,no number,,,0,never,,S1\n");
        Files.writeString(csv, lines, StandardCharsets.UTF_8);
        Program program = new Program(home);
        String dataFolder = System.getenv("XDG_DATA_HOME");
        // The servers that other tests unpacked are good enough here too.
        program = program.with(
                "XDG_DATA_HOME",
                dataFolder == null || dataFolder.isEmpty()
                        ? System.getProperty("user.home") + "/.local/share"
                        : dataFolder);
        Result result = program.run("demo", "--no-desktop", "--json", "--csv", csv.toString());
        JsonNode demo = result.json();
        assertEquals(3, result.exit(), result.toString());
        assertEquals(200, demo.get("rows_loaded").asInt());
        assertEquals(1, demo.get("lines_rejected").asInt());
        assertEquals(200, demo.get("sales").asInt());
        assertEquals(4, demo.get("canceled_count").asInt());
        assertEquals(196, demo.get("num_customer").asInt());
        long total = 0;
        for (int i = 1; i <= 200; i++) {
            total += i % 50 == 0 ? 0 : 1_000 + i;
        }
        assertEquals(total, demo.get("total_sale").asLong());
        assertEquals(0, demo.get("verify").get("different").asInt());
        assertEquals(today.minusDays(1).toString(), demo.get("proven_through").asText());
    }

    private void searches(Program program, SqlOracle oracle) throws IOException {
        String store = oracle.days().keySet().iterator().next().split(":", -1)[0];
        Map<String, Long> expected = new TreeMap<>();
        oracle.days().forEach((key, day) -> {
            if (key.startsWith(store + ":")) {
                expected.put(key.substring(store.length() + 1), day.total());
            }
        });
        JsonNode days =
                json(0, program.run("search", "--store", store, "--json")).get("store_days");
        Map<String, Long> found = new TreeMap<>();
        days.forEach(
                day -> found.put(day.get("date").asText(), day.get("total_sale").asLong()));
        assertEquals(expected, found);

        LocalDate date = today.minusDays(2);
        long stores = oracle.days().keySet().stream()
                .filter(key -> key.endsWith(":" + date))
                .count();
        Result list = program.run("search", "--date", date.toString(), "--format", "json");
        assertEquals(0, list.exit(), list.toString());
        assertEquals(stores, new ObjectMapper().readTree(list.out()).size());
        Result csv = program.run("search", "--date", date.toString().replace("-", ""), "--format", "csv");
        assertEquals(0, csv.exit(), csv.toString());
        assertEquals(stores + 1, csv.out().lines().count(), csv.out());
        Result sales = program.run("search", "--store", store, "--sales", "--format", "csv");
        long ofStore = oracle.sales().values().stream()
                .filter(sale -> sale.store().equals(store))
                .count();
        assertEquals(ofStore + 1, sales.out().lines().count());
    }

    private static JsonNode json(int exit, Result result) {
        assertEquals(exit, result.exit(), result.toString());
        return result.json();
    }

    private void fill(TestDatabase database) {
        try (DemoTable table = DemoTable.open(
                database.url(),
                database.user(),
                database.password(),
                "platform_sales",
                DemoTable.Shape.DATETIME,
                DemoTable.StoreIds.NUMBER)) {
            table.create();
            SampleSales.of(9, today.minusDays(1), 5, 20, 800).forEach(table::add);
        }
    }
}
