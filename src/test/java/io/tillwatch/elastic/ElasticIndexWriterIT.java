package io.tillwatch.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.elastic.FaultyProxy.Trick;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Reject;
import io.tillwatch.model.Sale;
import io.tillwatch.model.StoreDay;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.service.IndexWrite;
import io.tillwatch.service.IndexWrite.PutReject;
import io.tillwatch.service.IndexWrite.PutSale;
import io.tillwatch.service.IndexWrite.PutStoreDay;
import io.tillwatch.service.IndexWrite.PutTombstone;
import io.tillwatch.service.IndexWrite.RemoveFlag;
import io.tillwatch.service.IndexWrite.RemoveSale;
import io.tillwatch.service.IndexWrite.WithdrawFlag;
import io.tillwatch.service.IndexWriter;
import io.tillwatch.service.IndexWriter.Outcome;
import io.tillwatch.service.IndexedFlag;
import io.tillwatch.testing.TestServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ElasticIndexWriterIT extends ElasticTestBase {
    private static final Duration SHORT = Duration.ofSeconds(4);

    private FaultyProxy proxy;
    private ElasticServer through;

    @BeforeEach
    void openProxy() throws IOException {
        proxy = new FaultyProxy(settings.url());
        through = ElasticServer.connect(ElasticTestServer.moved(settings, proxy.url()), executor, SHORT);
    }

    @AfterEach
    void closeProxy() {
        through.close();
        proxy.close();
    }

    /** What a bulk request answers whose only delete met a document that somebody had just written. */
    private static final String CONFLICT =
            "{\"errors\":true,\"items\":[{\"delete\":{\"status\":409,\"error\":{\"type\":\"version_conflict_engine_exception\"}}}]}";

    @Test
    void aRemovalThatIsAlwaysOvertakenGivesUpInTime() {
        write(Sales.put(sale(1), false, 5));
        for (int i = 0; i < 1_000; i++) {
            proxy.plan(new Trick.Answer(200, CONFLICT));
        }
        Failure failure = assertThrows(Failure.class, () -> write(through.index(), List.of(new RemoveSale("1", 6))));
        assertEquals(Failure.Kind.UNAVAILABLE, failure.kind());
        assertTrue(
                proxy.bulkBodies().size() < 100,
                "no pause between " + proxy.bulkBodies().size() + " requests");
    }

    @Test
    void aRemovalWhoseAnswerHasTooFewItemsIsNotTakenForDone() {
        write(Sales.put(sale(1), false, 5));
        proxy.plan(new Trick.Answer(200, "{\"errors\":true,\"items\":[]}"));
        assertThrows(Failure.class, () -> write(through.index(), List.of(new RemoveSale("1", 6))));
        assertEquals(1, index().find(List.of("1")).size());
    }

    private static Sale sale(int id) {
        return Sales.sale("" + id, "S1", Sales.NOON, id, false);
    }

    private static List<IndexWrite> sales(int count) {
        List<IndexWrite> writes = new ArrayList<>();
        for (int id = 0; id < count; id++) {
            writes.add(Sales.put(sale(id), false, 1));
        }
        return writes;
    }

    private static PutSale changed(int id, String from, String to) {
        String body = new String(Sales.encoded(sale(id)).body(), StandardCharsets.UTF_8);
        assertTrue(body.contains(from));
        return new PutSale("" + id, body.replace(from, to).getBytes(StandardCharsets.UTF_8), false, 1);
    }

    @Test
    void aSaleTheIndexCannotTakeIsSetAsideWithItsColumnAndTheOthersGoIn() {
        List<IndexWrite> writes = new ArrayList<>(sales(3));
        writes.add(
                1, changed(11, "\"sold_at\":\"2026-05-31T03:00:00Z\"", "\"sold_at\":\"0000-00-00 4111111111111111\""));
        writes.add(2, changed(12, "\"amount_sale\":12", "\"amount_sale\":\"4111111111111111x\""));
        writes.add(changed(13, "\"platform\":\"baemin\"", "\"platform\":\"" + "x".repeat(70_000) + "\""));
        writes.add(changed(14, "\"platform\":", "\"intruder\":1,\"platform\":"));
        writes.add(changed(15, "\"platform\":", "}{,:"));
        Outcome outcome = write(writes);
        assertEquals(3, outcome.acknowledged());
        assertEquals(
                List.of(
                        reject("11", "sold_at"),
                        reject("12", "amount_sale"),
                        reject("13", "platform"),
                        reject("14", "document"),
                        reject("15", "document")),
                outcome.refused());
    }

    private static Reject reject(String id, String column) {
        return new Reject(id, Reject.Code.REFUSED_BY_INDEX, column, null);
    }

    @Test
    void nothingIsMadeAnewByGuessingWhenTheIndicesWereDeletedMeanwhile() {
        Sale sale = sale(1);
        write(Sales.put(sale, false, 1), Sales.flag(sale, 2));
        IndexedFlag flag = Objects.requireNonNull(index().flags(List.of("1")).get("1"));
        indices().forEach(index -> call("DELETE", "/" + index, null));
        var day = new StoreDayRollup(new StoreDay("S1", sale.businessDate()), DayTotals.NONE, false, Sales.NOON);
        for (IndexWrite write : List.of(
                Sales.put(sale, false, 2),
                new RemoveSale("1", 3),
                Sales.flag(sale, 3),
                new RemoveFlag("1", flag.seqNo(), flag.primaryTerm()),
                new WithdrawFlag("1"),
                new PutStoreDay(day),
                new PutTombstone(sale.facts(), Sales.NOON, 5),
                new PutReject(reject("1", "id"), Sales.NOON, "r"))) {
            Failure failure = assertThrows(Failure.class, () -> write(write));
            assertEquals(Failure.Kind.REFUSED, failure.kind());
            assertTrue(failure.getMessage().contains("rebuild"), failure.getMessage());
        }
        assertEquals(List.of(), indices());
    }

    @Test
    void aBlockForAFullDiskIsToldAfterAWhile() {
        block(true);
        Failure failure = assertThrows(Failure.class, () -> write(through.index(), sales(2)));
        assertEquals(Failure.Kind.UNAVAILABLE, failure.kind());
        assertEquals(
                "Elasticsearch has blocked writing because its disk is full: free space there, it goes on by itself then.",
                failure.getMessage());
        block(false);
        assertEquals(new Outcome(2, Set.of(), List.of()), write(sales(2)));
    }

    @Test
    void writingGoesOnByItselfOnceTheBlockForAFullDiskIsGone() {
        block(true);
        try (IndexWriter writer = through.index().writer(2, 0)) {
            writer.send(sales(2));
            await(() -> proxy.bulkBodies().size() >= 2);
            block(false);
            assertEquals(new Outcome(2, Set.of(), List.of()), writer.await());
        }
    }

    private void block(boolean on) {
        TestServers.awaitDiskUnwatched();
        call(
                "PUT",
                "/" + alias(IndexKind.SALES) + "/_settings",
                Json.object("index.blocks.read_only_allow_delete", on ? true : null));
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "The condition was not met in time");
            Thread.onSpinWait();
        }
    }

    @Test
    void aWriteBlockOfSomebodyElseStopsAtOnce() {
        call("PUT", "/" + alias(IndexKind.SALES) + "/_settings", Json.object("index.blocks.write", true));
        Failure failure = assertThrows(Failure.class, () -> write(through.index(), sales(1)));
        assertEquals(Failure.Kind.REFUSED, failure.kind());
        assertEquals(1, proxy.bulkBodies().size());
    }

    @Test
    void requestsTheServerIsTooBusyForAreRepeated() {
        proxy.plan(new Trick.Answer(503, ""), new Trick.Answer(429, "{}"), new Trick.Answer(504, "<html>"));
        assertEquals(new Outcome(3, Set.of(), List.of()), write(through.index(), sales(3)));
        assertEquals(4, proxy.bulkBodies().size());
    }

    @Test
    void onlyTheItemsTheServerWasTooBusyForAreRepeated() {
        proxy.plan(new Trick.Answer(200, """
                {"errors":true,"items":[{"index":{"status":201}},{"index":{"status":429,"error":{"type":\
                "es_rejected_execution_exception","reason":"busy"}}},{"index":{"status":503,"error":{"type":\
                "unavailable_shards_exception","reason":"x"}}}]}"""));
        assertEquals(new Outcome(3, Set.of(), List.of()), write(through.index(), sales(3)));
        List<String> bodies = proxy.bulkBodies();
        assertEquals(2, bodies.size());
        assertEquals(
                bodies.get(0).lines().skip(2).toList(), bodies.get(1).lines().toList());
    }

    @Test
    void aWriteWhoseAnswerWasLostIsDoneOnceAndIsNoConflict() {
        Sale sale = sale(1);
        proxy.plan(new Trick.LoseAnswer(), new Trick.Pass(), new Trick.LoseAnswer());
        assertEquals(
                new Outcome(2, Set.of(), List.of()),
                write(through.index(), List.of(Sales.put(sale, true, 7), Sales.flag(sale, 2))));
        IndexedFlag flag = Objects.requireNonNull(index().flags(List.of("1")).get("1"));
        assertEquals(
                new Outcome(1, Set.of(), List.of()),
                write(through.index(), List.of(new RemoveFlag("1", flag.seqNo(), flag.primaryTerm()))));
        proxy.plan(new Trick.LoseAnswer());
        assertEquals(new Outcome(1, Set.of(), List.of()), write(through.index(), List.of(new RemoveSale("1", 8))));
        assertEquals(Set.of(), index().find(List.of("1")).keySet());
    }

    @Test
    void aRequestTheServerRefusesAsAWholeIsHalvedUntilTheBadSaleStandsAlone() {
        proxy.plan(
                new Trick.Answer(413, ""),
                new Trick.Pass(),
                new Trick.Answer(400, "{}"),
                new Trick.Answer(400, "{}"),
                new Trick.Pass());
        assertEquals(new Outcome(3, Set.of(), List.of(reject("2", "document"))), write(through.index(), sales(4)));
    }

    @Test
    void missingPrivilegesAndWrongPasswordsStopAtOnce() {
        proxy.plan(new Trick.Answer(200, """
                {"errors":true,"items":[{"index":{"status":403,"error":{"type":"security_exception","reason":"action \
                [indices:data/write/bulk[s]] is unauthorized for user [x] with effective roles [y] on indices \
                [platform_sales-v1-000001], this action is granted by the index privileges \
                [create_doc,create,delete,index,write,all]"}}}]}"""));
        Failure failure = assertThrows(Failure.class, () -> write(through.index(), sales(1)));
        assertEquals(
                "The Elasticsearch user lacks the index privilege \"index\" on platform_sales-v1-000001: give it to its role (docs/least-privilege.md).",
                failure.getMessage());
        proxy.plan(new Trick.Answer(401, "{\"error\":{\"type\":\"security_exception\",\"reason\":\"4111\"}}"));
        failure = assertThrows(Failure.class, () -> write(through.index(), sales(1)));
        assertEquals(
                "Elasticsearch does not accept the user name and password, or the API key: correct them.",
                failure.getMessage());
    }

    @Test
    void aServerThatIsGoneIsToldAfterAWhile() throws IOException {
        URI closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        try (ElasticServer gone =
                ElasticServer.connect(ElasticTestServer.moved(settings, closed), executor, Duration.ofSeconds(1))) {
            Failure failure = assertThrows(Failure.class, () -> write(gone.index(), sales(1)));
            assertEquals(Failure.Kind.UNAVAILABLE, failure.kind());
            assertEquals(
                    "Nothing answers at " + closed + ": start Elasticsearch, or correct its address.",
                    failure.getMessage());
        }
    }

    @Test
    void aFailureOfOneRequestShowsAtTheNextCallAndClosingIsQuiet() {
        proxy.plan(new Trick.Answer(401, "{}"));
        IndexWriter writer = through.index().writer(1, 0);
        writer.send(sales(1));
        assertThrows(Failure.class, writer::await);
        assertThrows(Failure.class, () -> writer.send(sales(1)));
        writer.close();
    }

    @Test
    void manyWritesGoOutInSeveralRequestsAndEachIsAcknowledgedOnce() {
        try (IndexWriter writer = through.index().writer(3, 0)) {
            writer.send(sales(12_000));
            assertEquals(new Outcome(12_000, Set.of(), List.of()), writer.await());
            assertEquals(new Outcome(0, Set.of(), List.of()), writer.await());
        }
        assertTrue(proxy.bulkBodies().size() >= 3);
        publish();
        assertEquals(12_000, index().count());
    }
}
