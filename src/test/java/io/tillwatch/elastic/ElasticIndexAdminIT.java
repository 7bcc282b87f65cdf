package io.tillwatch.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.elastic.FaultyProxy.Trick;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Position;
import io.tillwatch.model.Sale;
import io.tillwatch.model.Sentence;
import io.tillwatch.model.StoreDay;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.service.Check;
import io.tillwatch.service.Check.Level;
import io.tillwatch.service.IndexBuild;
import io.tillwatch.service.IndexWrite.PutStoreDay;
import io.tillwatch.service.IndexWrite.PutTombstone;
import io.tillwatch.service.IndexWrite.RemoveSale;
import io.tillwatch.service.SyncState;
import io.tillwatch.service.Tombstone;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ElasticIndexAdminIT extends ElasticTestBase {
    private List<String> expected(int number) {
        List<String> names = new ArrayList<>();
        for (IndexKind kind : IndexKind.values()) {
            names.add("%s-v1-%06d".formatted(alias(kind), kind.isRebuilt() ? number : 1));
        }
        return names.stream().sorted().toList();
    }

    @Test
    void preparesEveryIndexBehindItsAliasWithExactlyTheMappingOfItsFile() {
        assertEquals(expected(1), indices());
        for (IndexKind kind : IndexKind.values()) {
            Map<?, ?> mappings = Json.map(
                    call("GET", "/" + alias(kind) + "/_mapping", null), alias(kind) + "-v1-000001", "mappings");
            assertTrue(Mapping.of(kind).isSameAs(mappings), kind.alias());
            assertEquals(Mapping.of(kind).hash(), Mapping.hashIn(mappings));
        }
        server.admin().prepare(0);
        assertEquals(expected(1), indices());
    }

    @Test
    void tellsWhetherEveryIndexIsThereAndMakesNone() {
        assertTrue(server.admin().isPrepared());
        call("DELETE", "/" + alias(IndexKind.FLAGS) + "-v1-000001", null);
        List<String> before = indices();
        assertFalse(server.admin().isPrepared());
        assertEquals(before, indices());
        call("PUT", "/" + alias(IndexKind.FLAGS), null);
        assertThrows(Failure.class, () -> server.admin().isPrepared());
    }

    @Test
    void theWildcardOfOneAliasNeverMatchesAnothersIndex() {
        for (IndexKind kind : IndexKind.values()) {
            var found = call("GET", "/" + alias(kind) + "-*?filter_path=*.aliases", null);
            assertEquals(List.of(alias(kind) + "-v1-000001"), List.copyOf(found.keySet()));
        }
    }

    @Test
    void severalProcessesMayPrepareAtOnce() throws Exception {
        indices().forEach(index -> call("DELETE", "/" + index, null));
        Callable<Boolean> prepare = () -> {
            try (ElasticServer another = ElasticServer.connect(settings, executor)) {
                another.admin().prepare(0);
                return true;
            }
        };
        for (Future<Boolean> future : executor.invokeAll(List.of(prepare, prepare, prepare))) {
            assertTrue(future.get());
        }
        assertEquals(expected(1), indices());
    }

    @Test
    void anIndexOfANewerVersionOrOfAnEarlierSystemIsRefused() {
        String index = alias(IndexKind.SALES) + "-v1-000001";
        var newer = Json.object("_meta", Json.object("tillwatch", Json.object("schema", 2, "mapping", "x")));
        call("PUT", "/" + index + "/_mapping", newer);
        Failure failure = assertThrows(Failure.class, () -> server.admin().prepare(0));
        assertEquals(
                "The index " + index + " was written by a newer Tillwatch: install that version here.",
                failure.getMessage());
        call("DELETE", "/" + index, null);
        call("PUT", "/" + alias(IndexKind.SALES), Json.object());
        failure = assertThrows(Failure.class, () -> server.admin().prepare(0));
        assertTrue(
                failure.getMessage().startsWith("An index of an earlier system bears the name"), failure.getMessage());
        assertEquals(Failure.Kind.REFUSED, failure.kind());
    }

    @Test
    void aMissingFieldIsAddedAndAnotherTypeCallsForARebuild() {
        String days = alias(IndexKind.DAYS) + "-v1-000001";
        call("DELETE", "/" + days, null);
        var aliases = Json.object(alias(IndexKind.DAYS), Json.object());
        call("PUT", "/" + days, Json.object("aliases", aliases, "mappings", Json.object("dynamic", "strict")));
        server.admin().prepare(0);
        var mappings = Json.map(call("GET", "/" + days + "/_mapping", null), days, "mappings");
        assertEquals(Mapping.of(IndexKind.DAYS).mappings().get("properties"), mappings.get("properties"));

        call("DELETE", "/" + days, null);
        var wrong = Json.object("properties", Json.object("total_sale", Json.object("type", "keyword")));
        call("PUT", "/" + days, Json.object("aliases", aliases, "mappings", wrong));
        Failure failure = assertThrows(Failure.class, () -> server.admin().prepare(0));
        assertTrue(failure.getMessage().endsWith("run `tillwatch rebuild`."), failure.getMessage());
    }

    @Test
    void whenTheSalesWereDeletedThePositionIsForgottenSoThatTheyAreLoadedAgain() {
        var state = server.state();
        state.save(
                new SyncState(
                        new Position("2026-05-31 12:00:00", "9"),
                        new TreeMap<>(),
                        Sales.NOON,
                        false,
                        null,
                        null,
                        List.of(),
                        null,
                        ""),
                0);
        server.admin().prepare(0);
        assertEquals(
                "9", java.util.Objects.requireNonNull(state.load().watermark()).id());
        call("DELETE", "/" + alias(IndexKind.SALES) + "-v1-000001", null);
        server.admin().prepare(0);
        assertEquals(SyncState.NEW, state.load());
    }

    @Test
    void thePositionIsForgottenBeforeALostIndexIsMadeAnew() throws IOException {
        for (IndexKind lost : List.of(IndexKind.DAYS, IndexKind.FLAGS)) {
            var state = server.state();
            state.save(SyncState.NEW, 0);
            call("DELETE", "/" + alias(lost) + "-v1-000001", null);
            try (FaultyProxy proxy = new FaultyProxy(settings.url());
                    ElasticServer through =
                            ElasticServer.connect(ElasticTestServer.moved(settings, proxy.url()), executor)) {
                proxy.planFor("PUT .*", new Trick.Answer(400, "{\"error\":{\"type\":\"killed\"},\"status\":400}"));
                assertThrows(Failure.class, () -> through.admin().prepare(0));
            }
            assertEquals("", state.load().revision(), lost.alias());
            server.admin().prepare(0);
        }
    }

    @Test
    void tombstonesOfAnEarlierVersionGetTheirNewFieldInPlace() {
        String index = alias(IndexKind.TOMBSTONES) + "-v1-000001";
        call("DELETE", "/" + index, null);
        var properties = Json.object(
                "sale_id", Json.object("type", "keyword"),
                "store_id", Json.object("type", "keyword"),
                "business_date", Json.object("type", "date", "format", "strict_date"),
                "deleted_at", Json.object("type", "date", "format", "strict_date_optional_time"));
        var mappings = Json.object(
                "_meta",
                Json.object("tillwatch", Json.object("schema", 1, "mapping", "00000000")),
                "dynamic",
                "strict",
                "properties",
                properties);
        var aliases = Json.object(alias(IndexKind.TOMBSTONES), Json.object());
        call("PUT", "/" + index, Json.object("aliases", aliases, "mappings", mappings));
        call(
                "PUT",
                "/" + index + "/_doc/1?refresh=true",
                Json.object("sale_id", "1", "deleted_at", "2026-05-31T03:00:00Z"));
        server.admin().prepare(0);
        write(new PutTombstone(
                Sales.encoded(Sales.sale("2", "S1", Sales.NOON, 1, false)).facts(), Sales.NOON, 9));
        assertEquals(
                Map.of("1", new Tombstone(Sales.NOON, 0), "2", new Tombstone(Sales.NOON, 9)),
                index().tombstones(List.of("1", "2")));
    }

    @Test
    void aBuildIsInvisibleUntilItIsSwappedIn() {
        Sale old = Sales.sale("1", "S1", Sales.NOON, 1_000, false);
        Sale fresh = Sales.sale("2", "S1", Sales.NOON, 2_000, false);
        write(Sales.put(old, false, 50), Sales.flag(old, 3));
        publish();
        IndexBuild build = server.admin().beginBuild(1);
        var day = new StoreDayRollup(
                new StoreDay("S1", fresh.businessDate()), new DayTotals(2_000, 1, 0, 0), false, Sales.NOON);
        write(
                build.index(),
                List.of(
                        Sales.put(fresh, true, 5),
                        Sales.put(old, false, 5),
                        Sales.flag(fresh, 2),
                        new PutStoreDay(day)));
        write(build.index(), List.of(new RemoveSale("1", 6)));
        build.index().publish();
        assertEquals(1, build.index().count());
        assertEquals(List.of("1"), List.copyOf(index().find(List.of("1", "2")).keySet()));
        assertEquals(2, build.index().flags(List.of("1", "2")).size());

        build.swap();
        assertEquals(List.of("2"), List.copyOf(index().find(List.of("1", "2")).keySet()));
        build.removeReplaced();
        assertEquals(expected(2), indices());
        assertEquals(1, index().count());
        List<StoreDayRollup> days = new ArrayList<>();
        index().storeDays(DateRange.ALL, null, days::add);
        assertEquals(List.of(day), days);
        server.admin().prepare(0);
        assertEquals(expected(2), indices());
    }

    @Test
    void aBuildThatWasDiscardedOrNeverEndedLeavesNothing() {
        write(Sales.put(Sales.sale("1", "S1", Sales.NOON, 1_000, false), false, 50));
        server.admin().beginBuild(1).discard();
        assertEquals(expected(1), indices());
        server.admin().beginBuild(1);
        IndexBuild build = server.admin().beginBuild(1);
        assertEquals(IndexKind.values().length + 3, indices().size());
        build.swap();
        build.removeReplaced();
        assertEquals(expected(3), indices());
    }

    @Test
    void noIndexThatAnAliasPointsToIsEverRemoved() {
        write(Sales.put(Sales.sale("1", "S1", Sales.NOON, 1_000, false), false, 50));
        IndexBuild build = server.admin().beginBuild(1);
        build.removeReplaced();
        assertEquals(IndexKind.values().length + 3, indices().size());
        write(build.index(), List.of(Sales.put(Sales.sale("2", "S1", Sales.NOON, 1_000, false), false, 50)));
        build.swap();
        // As after a swap whose answer never came.
        build.discard();
        assertEquals(1, index().count());
        server.admin().prepare(0);
        assertEquals(List.of("2"), List.copyOf(index().find(List.of("1", "2")).keySet()));
        build.removeReplaced();
        assertEquals(expected(2), indices());
    }

    @Test
    void aBuildBeginsAndEndsThoughAnswersAreLostAndRemovalsRefused() throws IOException {
        try (FaultyProxy proxy = new FaultyProxy(settings.url());
                ElasticServer through =
                        ElasticServer.connect(ElasticTestServer.moved(settings, proxy.url()), executor)) {
            through.admin().prepare(0);
            proxy.planFor("PUT .*", new Trick.LoseAnswer(), new Trick.Pass(), new Trick.LoseAnswer());
            IndexBuild build = through.admin().beginBuild(1);
            proxy.planFor("POST /_aliases", new Trick.LoseAnswer());
            build.swap();
            proxy.planFor(
                    "DELETE .*",
                    new Trick.Answer(400, "{\"error\":{\"type\":\"snapshot_in_progress_exception\"},\"status\":400}"));
            build.removeReplaced();
            assertEquals(IndexKind.values().length + 3, indices().size());
            IndexBuild next = through.admin().beginBuild(1);
            assertEquals(IndexKind.values().length + 3, indices().size());
            next.discard();
            assertEquals(expected(2), indices());
        }
    }

    @Test
    void anInspectionOfASoundServerFindsNothingThatStopsWork() {
        List<Check> checks = server.admin().inspect();
        assertTrue(checks.stream().noneMatch(check -> check.level() == Level.FAILURE), checks.toString());
        assertTrue(
                checks.contains(new Check("indices", Level.OK, Sentence.of("check.es.indices"), Sentence.NONE)),
                checks.toString());
    }

    @Test
    void anInspectionNamesWhatIsWrongWithTheIndices() {
        call("PUT", "/" + alias(IndexKind.SALES) + "/_settings", Json.object("index.blocks.write", true));
        call("DELETE", "/" + alias(IndexKind.DAYS) + "-v1-000001", null);
        var added = Json.object("properties", Json.object("more", Json.object("type", "keyword")));
        call("PUT", "/" + alias(IndexKind.WEEKS) + "/_mapping", added);
        String text = server.admin().inspect().toString();
        assertTrue(text.contains(alias(IndexKind.SALES) + "-v1-000001 is blocked"), text);
        assertTrue(text.contains("do not point to one index each: " + alias(IndexKind.DAYS) + "."), text);
        assertTrue(text.contains("mapping of " + alias(IndexKind.WEEKS) + "-v1-000001 is not"), text);
    }
}
