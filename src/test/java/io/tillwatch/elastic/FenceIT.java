package io.tillwatch.elastic;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.DayTotals;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Reject;
import io.tillwatch.model.StoreDay;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.service.IndexBuild;
import io.tillwatch.service.IndexWrite;
import io.tillwatch.service.IndexWrite.PutReject;
import io.tillwatch.service.IndexWrite.PutSale;
import io.tillwatch.service.IndexWrite.PutStoreDay;
import io.tillwatch.service.IndexWrite.PutTombstone;
import io.tillwatch.service.IndexWrite.RemoveSale;
import io.tillwatch.service.IndexWrite.RemoveStoreDay;
import io.tillwatch.service.IndexWrite.WithdrawFlag;
import io.tillwatch.service.IndexWriter;
import io.tillwatch.service.SyncState;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a run that slept through its lease still sends is refused by Elasticsearch, whatever it is. */
class FenceIT extends ElasticTestBase {
    private static final StoreDay DAY = new StoreDay("S1", LocalDate.of(2026, 5, 31));

    private static PutSale sale(String id, long version) {
        return Sales.put(Sales.sale(id, "S1", Sales.NOON, 12_000, false), false, version);
    }

    private static PutStoreDay storeDay(long amount) {
        return new PutStoreDay(new StoreDayRollup(DAY, DayTotals.NONE.plus(amount, false), false, Sales.NOON));
    }

    private void send(long fence, IndexWrite... writes) {
        try (IndexWriter writer = index().writer(2, fence)) {
            writer.send(List.of(writes));
            writer.await();
        }
    }

    private static void assertFenced(Runnable work) {
        Failure failure = assertThrows(Failure.class, work::run);
        assertEquals("run.fenced", failure.sentence().key());
    }

    @Test
    void theFenceStaysUntilARunIsTakenOver() {
        assertEquals(1, server.admin().prepare(0));
        assertEquals(2, server.admin().prepare(1));
        assertEquals(2, server.admin().prepare(0));
        assertEquals(3, server.admin().prepareForRebuild(1));
    }

    @Test
    void everyKindOfWriteOfTheRunBeforeIsRefused() {
        send(1, sale("1", 5), storeDay(12_000));
        long fence = server.admin().prepare(1);
        send(fence, storeDay(15_000));
        List<IndexWrite> late = List.of(
                sale("2", 9),
                sale("1", 9),
                new RemoveSale("1", 9),
                storeDay(12_000),
                new RemoveStoreDay(DAY),
                new WithdrawFlag("1"),
                new PutTombstone(Sales.sale("1", "S1", Sales.NOON, 1, false).facts(), Sales.NOON, 9),
                new PutReject(new Reject("7", Reject.Code.DATE_INVALID, "sold_at", null), Sales.NOON, "run"));
        for (IndexWrite write : late) {
            assertFenced(() -> send(1, write));
        }
        index().publish();
        assertEquals(1, index().count());
        assertEquals(5, requireNonNull(index().find(Set.of("1", "2")).get("1")).version());
        assertEquals(
                15_000,
                requireNonNull(index().storeDays(Set.of(DAY)).get(DAY)).totals().total());
        assertTrue(index().tombstones(Set.of("1")).isEmpty());
        assertEquals(0, server.rejects().count());
        send(fence, sale("2", 9));
        assertTrue(index().find(Set.of("2")).containsKey("2"));
    }

    @Test
    void thePositionIsNotMovedByARunThatWasTakenOver() {
        SyncState first = server.state().save(SyncState.NEW, 1);
        long fence = server.admin().prepare(1);
        assertFenced(() -> server.state()
                .save(
                        new SyncState(
                                first.watermark(),
                                first.overlap(),
                                Sales.NOON,
                                false,
                                null,
                                null,
                                List.of(),
                                DAY.date(),
                                first.revision()),
                        1));
        assertEquals(first, server.state().load());
        server.state().save(first, fence);
    }

    @Test
    void aRebuildThatWasTakenOverDoesNotPutItsIndicesInPlace() {
        send(1, sale("1", 5));
        IndexBuild build = server.admin().beginBuild(1);
        server.admin().prepare(1);
        assertFenced(build::swap);
        index().publish();
        assertEquals(1, index().count());
        build.discard();
    }

    @Test
    void aRebuildKeepsTheFence() {
        IndexBuild build = server.admin().beginBuild(1);
        build.swap();
        build.removeReplaced();
        assertEquals(1, server.admin().prepare(0));
        send(1, sale("1", 5));
        assertTrue(index().find(Set.of("1")).containsKey("1"));
    }

    @Test
    void twoWhoTakeOverAtOnceGetNumbersOfTheirOwn() {
        Catalogue seen = Catalogue.ofAliases(calls, IndexNames.of(prefix));
        Fence fence = new Fence(calls, IndexNames.of(prefix));
        assertEquals(7, fence.stand(List.of(IndexKind.values()), seen, 7));
        // The other one read the aliases before, slept, and goes on now.
        assertFenced(() -> fence.stand(List.of(IndexKind.values()), seen, 6));
        assertEquals(7, server.admin().prepare(0));
    }
}
