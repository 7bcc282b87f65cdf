package io.tillwatch.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Position;
import io.tillwatch.model.Reject;
import io.tillwatch.model.StoreDay;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.service.IndexWrite.PutReject;
import io.tillwatch.service.IndexWrite.PutRestatement;
import io.tillwatch.service.IndexWrite.RemoveReject;
import io.tillwatch.service.LeaseStore;
import io.tillwatch.service.LeaseStore.Held;
import io.tillwatch.service.LeaseStore.Lease;
import io.tillwatch.service.RejectStore.Entry;
import io.tillwatch.service.Restatement;
import io.tillwatch.service.Run;
import io.tillwatch.service.Run.ProcessStamp;
import io.tillwatch.service.SourceSession.Fingerprint;
import io.tillwatch.service.StateStore;
import io.tillwatch.service.SyncState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ElasticStoresIT extends ElasticTestBase {
    private static final ProcessStamp PROCESS = new ProcessStamp("host-1", 4711, 1_700_000_000_123L);

    private static SyncState state(String watermarkId, String revision) {
        var overlap = new TreeMap<Long, Fingerprint>();
        overlap.put(29_000_000L, new Fingerprint(5_000, 1L << 45));
        overlap.put(29_000_001L, new Fingerprint(1, 7));
        return new SyncState(
                new Position("2026-05-31 12:00:00.000001", watermarkId),
                overlap,
                Instant.parse("2026-05-31T03:00:00.123456Z"),
                true,
                "가게:1",
                Sales.NOON,
                List.of(new StoreDay("가게:1", LocalDate.of(2026, 5, 30)), new StoreDay("S", LocalDate.of(2026, 5, 31))),
                LocalDate.of(2026, 5, 29),
                revision);
    }

    @Test
    void thereIsNoStateWhereThereIsNoIndex() {
        call("DELETE", "/" + alias(IndexKind.STATE) + "-v1-000001", null);
        assertEquals(SyncState.NEW, server.state().load());
    }

    @Test
    void rejectsAreLookedUpByTheirIds() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            ids.add("" + i);
        }
        Reject reject = new Reject("1234", Reject.Code.DATE_ZERO, "sold_at", null);
        write(new PutReject(reject, Sales.NOON, "run-1"));
        assertEquals(Set.of("1234"), server.rejects().among(ids));
        assertEquals(Set.of(), server.rejects().among(List.of()));
    }

    @Test
    void theStateReadsBackAsSavedAndOnlyItsLastReaderMaySaveIt() {
        StateStore store = server.state();
        assertEquals(SyncState.NEW, store.load());
        SyncState first = store.save(state("18446744073709551615", ""), 0);
        assertEquals(state("18446744073709551615", first.revision()), first);
        assertEquals(first, store.load());
        SyncState second = store.save(state("2", first.revision()), 0);
        Failure failure = assertThrows(Failure.class, () -> store.save(state("3", first.revision()), 0));
        assertEquals(Failure.Kind.REFUSED, failure.kind());
        assertThrows(Failure.class, () -> store.save(state("3", ""), 0));
        assertEquals(second, store.load());
        // The same again, as after a lost answer.
        assertEquals(second, store.save(state("2", first.revision()), 0));
    }

    @Test
    void aLeaseChangesHandsByCompareAndSetOnly() {
        LeaseStore store = server.leases();
        assertEquals(Optional.empty(), store.read("writer"));
        var mine = new Lease("me", PROCESS, "sync", Sales.NOON, false, false, 1);
        var theirs = new Lease("they", PROCESS, "verify", Sales.NOON.plusNanos(1_000), false, false, 2);
        Optional<Held> held = store.write("writer", Optional.empty(), mine);
        assertEquals(held, store.read("writer"));
        assertEquals(mine, held.orElseThrow().lease());
        assertEquals(Optional.empty(), store.write("writer", Optional.empty(), theirs));
        Optional<Held> taken = store.write("writer", held, theirs);
        assertEquals(taken, store.read("writer"));
        assertEquals(Optional.empty(), store.write("writer", held, mine));
        assertEquals(theirs, store.read("writer").orElseThrow().lease());
    }

    @Test
    void aLeaseThatGetsNoAnswerFailsWithinFiveSeconds() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ElasticServer unheard = ElasticServer.connect(
                        ElasticTestServer.moved(settings, URI.create("http://127.0.0.1:" + silent.getLocalPort())),
                        executor)) {
            var lease = new Lease("me", PROCESS, "sync", Sales.NOON, false, false, 1);
            long begun = System.nanoTime();
            assertThrows(
                    Failure.class, () -> unheard.leases().write("writer", Optional.of(new Held(lease, 1, 1)), lease));
            Duration taken = Duration.ofNanos(System.nanoTime() - begun);
            assertTrue(taken.compareTo(Duration.ofSeconds(6)) < 0, taken.toString());
        }
    }

    private static Run run(String id, Run.State state, int minute, @Nullable Instant endedAt) {
        return new Run(
                id,
                "rollup-daily",
                state,
                "user@host",
                PROCESS,
                Map.of("from", "2026-05-01"),
                Sales.NOON.plusSeconds(60L * minute),
                Sales.NOON.plusSeconds(60L * minute + 5),
                endedAt,
                Map.of("read", 1_000_000L, "something_new", 2L),
                "",
                List.of("first line", "둘째 줄"));
    }

    @Test
    void runsAreFoundAtOnceNewestFirst() {
        var runs = server.runs();
        Run old = run("20260531-1", Run.State.RUNNING, 1, null);
        Run middle = run("20260531-2", Run.State.COMPLETED_WITH_REJECTS, 2, Sales.NOON.plusSeconds(1_000));
        Run fresh = run("20260531-3", Run.State.RUNNING, 3, null);
        List.of(fresh, old, middle).forEach(runs::put);
        assertEquals(List.of(fresh, middle, old), runs.recent(10));
        assertEquals(List.of(fresh, middle), runs.recent(2));
        assertEquals(List.of(fresh, old), runs.running());
        assertEquals(
                "completed-with-rejects", source(IndexKind.RUNS, middle.id()).get("state"));
        Run ended = run("20260531-3", Run.State.CANCELLED, 3, Sales.NOON.plusSeconds(1_000));
        runs.put(ended);
        assertEquals(Optional.of(ended), runs.find("20260531-3"));
        assertEquals(Optional.empty(), runs.find("20260531-4"));
        assertEquals(List.of(old), runs.running());
    }

    @Test
    void aRejectKeepsWhenItWasSeenFirst() {
        Position position = new Position("2026-05-31 12:00:00", "7");
        var bad = new Reject("7", Reject.Code.DATE_ZERO, "sold_at", position);
        var worse = new Reject("7", Reject.Code.NUMBER_RANGE, "amount_sale", null);
        var nameless = new Reject(null, Reject.Code.ID_MISSING, "id", new Position("x".repeat(600), ""), "");
        Instant later = Sales.NOON.plusSeconds(3_600);
        write(new PutReject(bad, Sales.NOON, "run-1"), new PutReject(nameless, Sales.NOON, "run-1"));
        write(new PutReject(worse, later, "run-2"));
        var store = server.rejects();
        assertEquals(2, store.count());
        var first = new Entry(worse, Sales.NOON, later, "run-2");
        var second = new Entry(nameless, Sales.NOON, Sales.NOON, "run-1");
        assertEquals(List.of(first, second), store.list(10));
        assertEquals(List.of(first), store.list(1));
        List<Entry> all = new ArrayList<>();
        store.all(all::add);
        assertEquals(2, all.size());
        write(new RemoveReject(bad.documentId()), new RemoveReject(nameless.documentId()), new RemoveReject("none"));
        assertEquals(0, store.count());
    }

    @Test
    void aRestatementOfOneNumberIsToldOnceAndThatOfTheNextNumberBesideIt() {
        var day = new StoreDay("S1", LocalDate.of(2026, 5, 30));
        var before = new StoreDayRollup(day, new DayTotals(1_000, 1, 0, 0), false, Sales.NOON.minusSeconds(60));
        var restatement =
                new Restatement(before, new DayTotals(3_000, 2, 500, 1), List.of("1", "2"), "run-1", Sales.NOON);
        var after = new StoreDayRollup(day, restatement.after(), false, Sales.NOON);
        write(new PutRestatement(restatement));
        write(new PutRestatement(restatement));
        write(new PutRestatement(new Restatement(after, DayTotals.NONE, List.of(), "run-1", Sales.NOON)));
        call("POST", "/" + alias(IndexKind.RESTATEMENTS) + "/_refresh", null);
        assertEquals(2, Json.number(call("GET", "/" + alias(IndexKind.RESTATEMENTS) + "/_count", null), "count"));
        assertEquals(
                Json.object(
                        "store_id", "S1",
                        "date", "2026-05-30",
                        "before_total_sale", 1_000L,
                        "before_num_customer", 1L,
                        "before_unit_price", 1_000L,
                        "before_canceled_count", 0L,
                        "before_canceled_amount", 0L,
                        "after_total_sale", 3_000L,
                        "after_num_customer", 2L,
                        "after_unit_price", 1_500L,
                        "after_canceled_count", 1L,
                        "after_canceled_amount", 500L,
                        "sale_ids", List.of("1", "2"),
                        "run_id", "run-1",
                        "restated_at", "2026-05-31T03:00:00Z"),
                source(IndexKind.RESTATEMENTS, "S1:2026-05-30:2026-05-31T02:59:00Z"));
    }

    @Test
    void flagsAreShownNewestFirstWithEveryFieldInOrder() {
        write(
                Sales.flag(Sales.sale("1", "S1", Sales.NOON, 1, false), 2),
                Sales.flag(Sales.sale("2", "S1", Sales.NOON.plusSeconds(60), 2, false), 2),
                Sales.flag(Sales.sale("3", "S2", Sales.NOON.plusSeconds(120), 3, false), 2));
        publish();
        List<Object> ids = new ArrayList<>();
        server.search().flags(DateRange.ALL, null, 2, flag -> ids.add(String.valueOf(flag.get("id"))));
        assertEquals(List.of("3", "2"), ids);
        ids.clear();
        server.search().flags(DateRange.ALL, "S1", 10, flag -> ids.add(String.valueOf(flag.get("id"))));
        assertEquals(List.of("2", "1"), ids);
        List<String> fields =
                List.copyOf(server.search().flag("3").orElseThrow().keySet());
        assertEquals(List.of("id", "created", "modified"), fields.subList(0, 3));
        assertEquals(List.of("review_state", "flagged_at"), fields.subList(fields.size() - 2, fields.size()));
        assertEquals(Optional.empty(), server.search().flag("4"));
    }
}
