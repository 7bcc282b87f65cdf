package io.tillwatch.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillwatch.config.IndexSettings;
import io.tillwatch.service.JobRequest.Kind;
import io.tillwatch.service.SmallTable.Row;
import io.tillwatch.testing.Expected;
import io.tillwatch.testing.IndexDump;
import io.tillwatch.testing.Pipeline;
import io.tillwatch.testing.SqlOracle;
import io.tillwatch.testing.TestDatabase;
import io.tillwatch.testing.TestServers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Syncs of changes that are killed at bad moments, and sales that go and come back. */
class ChangeSyncIT {
    /** What a sync reads at once. */
    private static final int PAGE = 5_000;

    private final String prefix = "chg%x-".formatted(System.nanoTime());
    private final IndexSettings settings = TestServers.elasticsearch(prefix);
    private final IndexDump dump = new IndexDump(settings);
    private final TestDatabase database = TestServers.mariaDb().createDatabase("chg");
    private final SmallTable table = new SmallTable(database);
    private final CrashPoint crash = new CrashPoint();
    private final Pipeline pipeline = new Pipeline(
            database.settings(), settings, InstantSource.system(), index -> new CrashingIndex(index, crash));

    @AfterEach
    void close() {
        pipeline.close();
        database.close();
    }

    private Run sync() {
        return pipeline.run(Kind.SYNC);
    }

    private void killedSync() {
        assertThrows(CrashPoint.Crash.class, this::sync);
        crash.never();
    }

    private void assertAsInTheSource() {
        Expected.assertSame(new SqlOracle(database, SmallTable.today()), dump, SmallTable.today());
    }

    private List<Row> rows(int first, int count) {
        List<Row> rows = new ArrayList<>();
        for (int id = first; id < first + count; id++) {
            rows.add(Row.of(id, 1, 1_000).modified(SmallTable.earlier().plusHours(1)));
        }
        return rows;
    }

    /** How many sales each settled number was made of before and after, oldest change first. */
    private List<String> restatements() {
        return dump.documents("tillwatch_restatements").values().stream()
                .sorted(Comparator.comparing(
                        (ObjectNode document) -> document.get("restated_at").asText()))
                .map(document -> document.get("before_num_customer") + " -> " + document.get("after_num_customer"))
                .toList();
    }

    @Test
    void aRejectIsRecordedBeforeThePositionBehindItIsSaved() {
        table.put(Row.of(1, 1, 1_000));
        sync();
        List<Row> rows = rows(2, PAGE + 1_000);
        // So long before the last rows of the page that nobody looks there again for what was committed late.
        rows.replaceAll(
                row -> row.id() < 100 ? row.modified(SmallTable.earlier().plusMinutes(1)) : row);
        rows.set(3, rows.get(3).remark("가".repeat(40_000)));
        table.put(rows);
        crash.afterWrites(PAGE + 500);
        killedSync();
        long read = sync().counts().getOrDefault("read", 0L);
        assertTrue(read < rows.size(), "the position was not saved before the kill");
        assertEquals(
                List.of("5"),
                pipeline.elastic().rejects().list(10).stream()
                        .map(entry -> entry.reject().saleId())
                        .toList());
    }

    @Test
    void aPageOfSettledNumbersLeavesARestatementForEachChange() {
        table.put(Row.of(1, 1, 1_000));
        sync();
        table.put(rows(2, PAGE + 10));
        sync();
        assertEquals(List.of("1 -> 5001", "5001 -> 5011"), restatements());
    }

    @Test
    void whereverASyncIsKilledTheRestatementTellsTheNumberThatStoodBefore() {
        int sales = 1;
        table.put(Row.of(1, 1, 1_000));
        sync();
        for (int writes = 0; writes < 5; writes++) {
            sales++;
            table.put(Row.of(sales, 1, 1_000).modified(SmallTable.earlier().plusHours(sales)));
            crash.afterWrites(writes);
            killedSync();
            sync();
            List<String> told = restatements();
            assertEquals(sales - 1, told.size(), "killed after " + writes + " writes: " + told);
            assertEquals((sales - 1) + " -> " + sales, told.getLast());
        }
        assertAsInTheSource();
    }

    @Test
    void whatWasAcknowledgedBeforeAKillBecomesVisibleWithTheNextSync() {
        table.put(Row.of(1, 1, 1_000));
        sync();
        table.put(rows(2, PAGE));
        // The first makes room for the totals, the second would make the page visible.
        crash.atPublishing(2);
        killedSync();
        assertEquals(0L, sync().counts().getOrDefault("indexed", 0L));
        assertEquals(PAGE + 1, pipeline.elastic().index().count());
        assertAsInTheSource();
    }

    @Test
    void aDeletedSaleThatWasStampedAheadComesBackWithAnOrdinaryStamp() {
        Row ahead = Row.of(2, 1, 1_000).modified(SmallTable.today().plusDays(2).atStartOfDay());
        table.put(Row.of(1, 1, 1_000), ahead);
        sync();
        table.delete(2);
        assertEquals(1L, pipeline.verify(true).counts().get("repaired"));
        table.put(ahead.modified(SmallTable.earlier().plusHours(1)));
        sync();
        assertAsInTheSource();
        assertTrue(dump.documents("tillwatch_tombstones").isEmpty());
        assertEquals(0L, pipeline.verify(false).counts().getOrDefault("different", 0L));
    }

    @Test
    void aSaleThatTheIndexRefusesIsARejectUntilItIsMendedWhateverReadsItAgain() {
        refuseRemarks();
        Row ahead = Row.of(2, 1, 1_000).modified(SmallTable.today().plusDays(2).atStartOfDay());
        table.put(Row.of(1, 1, 1_000), ahead);
        sync();
        table.put(ahead.remark("not an address"));
        assertEquals(Run.State.COMPLETED_WITH_REJECTS, sync().state());
        assertSetAside();
        pipeline.verify(false);
        assertSetAside();
        pipeline.run(Kind.REPLAY_REJECTS);
        assertSetAside();
        sync();
        assertSetAside();
        table.put(ahead.modified(SmallTable.earlier().plusHours(1)));
        pipeline.run(Kind.REPLAY_REJECTS);
        assertEquals(0, pipeline.elastic().rejects().count());
        assertAsInTheSource();
    }

    private void assertSetAside() {
        assertEquals(1, pipeline.elastic().rejects().count());
        assertFalse(dump.documents("platform_sales").containsKey("2"));
        assertEquals(
                1,
                dump.documents("platform_sales_per_price")
                        .values()
                        .iterator()
                        .next()
                        .get("num_customer")
                        .asInt());
    }

    /** Makes the index one that takes nothing but an address as a remark. */
    private void refuseRemarks() {
        pipeline.elastic().admin().prepare(0);
        String index = dump.name("platform_sales-v1-000001");
        ObjectNode mappings =
                (ObjectNode) dump.call("GET", index, "").get(index).get("mappings");
        ((ObjectNode) mappings.get("properties")).putObject("remark").put("type", "ip");
        dump.call("DELETE", index, "");
        dump.call(
                "PUT",
                index,
                "{\"aliases\":{\"%s\":{}},\"mappings\":%s,\"settings\":{\"refresh_interval\":\"-1\",\"gc_deletes\":\"24h\"}}"
                        .formatted(dump.name("platform_sales"), mappings));
    }
}
