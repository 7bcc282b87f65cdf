package io.tillwatch.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.config.IndexSettings;
import io.tillwatch.config.SourceSettings;
import io.tillwatch.service.JobRequest.Kind;
import io.tillwatch.service.Run;
import io.tillwatch.testing.DatabaseServer;
import io.tillwatch.testing.Expected;
import io.tillwatch.testing.IndexDump;
import io.tillwatch.testing.Pipeline;
import io.tillwatch.testing.Program;
import io.tillwatch.testing.Program.Result;
import io.tillwatch.testing.SqlOracle;
import io.tillwatch.testing.TestDatabase;
import io.tillwatch.testing.TestServers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant 5: a bad row stops nobody, is told with its reason, and is taken in once it is mended. */
class BadRowsIT {
    private static final int GOOD = 2_500;
    private static final int BAD = 100;
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=[0-9])[ -](?=[0-9])");
    private static final Pattern AS_LONG_AS_A_CARD = Pattern.compile("[0-9]{12}");

    @TempDir
    Path home;

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));

    @Test
    void badRowsOfMariaDbAreSetAsideAndTakenInOnceTheyAreMended() {
        badRowsAreSetAsideAndTakenInOnceTheyAreMended(TestServers.mariaDb());
    }

    @Test
    void badRowsOfMySqlAreSetAsideAndTakenInOnceTheyAreMended() {
        assumeTrue(TestServers.mySql().isPresent(), "no MySQL here");
        badRowsAreSetAsideAndTakenInOnceTheyAreMended(TestServers.mySql().orElseThrow());
    }

    private void badRowsAreSetAsideAndTakenInOnceTheyAreMended(DatabaseServer server) {
        IndexSettings index =
                TestServers.elasticsearch("bad-" + server.name().substring(0, 2).toLowerCase(Locale.ROOT) + "-");
        IndexDump dump = new IndexDump(index);
        StringBuilder seen = new StringBuilder();
        try (TestDatabase database = server.createDatabase("bad");
                Pipeline pipeline = new Pipeline(settings(database), index, InstantSource.system())) {
            BadRows rows = new BadRows(database);
            rows.create(today, GOOD, BAD);
            Program program = new Program(home).with(database).with(index).with("TILLWATCH_MYSQL_TABLE", "sales");

            Result first = program.run("sync", "--json");
            assertEquals(3, first.exit(), first.toString());
            assertEquals("completed-with-rejects", first.json().get("state").asText());
            assertEquals(BAD, first.json().get("rejected").asInt());
            assertHolds(database, dump, rows);

            assertEquals(Run.State.COMPLETED_WITH_REJECTS, pipeline.verify(true).state());
            assertHolds(database, dump, rows);

            rows.mend(2, true);
            rows.mend(2, false);
            assertEquals(
                    Run.State.COMPLETED_WITH_REJECTS,
                    pipeline.run(Kind.REPLAY_REJECTS).state());
            assertHolds(database, dump, rows);
            seen.append(program.run("rejects", "list").out());
            seen.append(program.run("rejects", "list", "--json").out());

            rows.mend(BAD, false);
            Result replay = program.run("rejects", "replay", "--json");
            assertEquals(0, replay.exit(), replay.toString());
            assertHolds(database, dump, rows);
            assertEquals(0, dump.documents("tillwatch_rejects").size());
            Run proof = pipeline.verify(false);
            assertEquals(Run.State.COMPLETED, proof.state());
            pipeline.elastic()
                    .runs()
                    .recent(100)
                    .forEach(run -> seen.append(run).append('\n'));
            assertNoCardNumber(rows, seen + program.files(), dump, index.prefix());
        }
    }

    private static SourceSettings settings(TestDatabase database) {
        SourceSettings usual = database.settings();
        return new SourceSettings(
                usual.url(),
                usual.user(),
                usual.password(),
                "sales",
                usual.zone(),
                usual.businessZone(),
                usual.settle(),
                usual.overlap());
    }

    /** The good rows are in as SQL sees them, and each bad one is among the rejects with its reason. */
    private void assertHolds(TestDatabase database, IndexDump dump, BadRows rows) {
        Map<String, String> rejects = new TreeMap<>();
        long withoutId = 0;
        for (JsonNode reject : dump.documents("tillwatch_rejects").values()) {
            String code = reject.get("code").asText();
            if (reject.path("sale_id").isTextual()) {
                rejects.put(reject.get("sale_id").asText(), code);
            } else {
                assertEquals("ID_MISSING", code);
                withoutId++;
            }
        }
        assertEquals(rows.faults(), rejects);
        assertEquals(rows.withoutId(), withoutId);
        Expected.assertSame(new SqlOracle(database, today), dump, today);
    }

    private static void assertNoCardNumber(BadRows rows, String seen, IndexDump dump, String prefix) {
        assertNoCardNumber(rows, seen);
        Iterator<String> indices = dump.call("GET", prefix + "*/_alias", "").fieldNames();
        while (indices.hasNext()) {
            dump.documents(indices.next().substring(prefix.length()))
                    .forEach((id, document) -> assertNoCardNumber(rows, id + ' ' + document));
        }
    }

    private static void assertNoCardNumber(BadRows rows, String text) {
        String digits = BETWEEN_DIGITS.matcher(text).replaceAll("");
        if (!AS_LONG_AS_A_CARD.matcher(digits).find()) {
            return;
        }
        for (String card : rows.cards()) {
            int at = digits.indexOf(card);
            assertFalse(at >= 0, () -> "a full card number: ..." + digits.substring(Math.max(0, at - 300), at));
        }
    }
}
