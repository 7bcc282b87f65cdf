package io.tillwatch.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Reject;
import io.tillwatch.model.Sale;
import io.tillwatch.model.StoreDay;
import io.tillwatch.service.Check;
import io.tillwatch.service.Check.Level;
import io.tillwatch.service.IndexBuild;
import io.tillwatch.service.IndexWrite;
import io.tillwatch.service.IndexWrite.PutReject;
import io.tillwatch.service.IndexWrite.PutTombstone;
import io.tillwatch.service.IndexWrite.RemoveFlag;
import io.tillwatch.service.IndexWrite.RemoveSale;
import io.tillwatch.service.IndexWriter.Outcome;
import io.tillwatch.service.IndexedFlag;
import io.tillwatch.service.LeaseStore.Lease;
import io.tillwatch.service.Run.ProcessStamp;
import io.tillwatch.service.SyncState;
import io.tillwatch.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The roles of docs/least-privilege.md, as they are written there, on a real server. */
@Tag("it")
class LeastPrivilegeIT {
    private static final Pattern BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("\"(platform_|tillwatch_)");

    private final ExecutorService executor = Executors.newFixedThreadPool(4);

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private static String role(int number, String prefix) throws IOException {
        List<String> roles = BLOCK.matcher(Files.readString(Path.of("docs/least-privilege.md")))
                .results()
                .map(result -> result.group(1))
                .toList();
        return NAME.matcher(roles.get(number)).replaceAll("\"" + prefix + "$1");
    }

    private ElasticServer connect(IndexSettings settings) {
        return ElasticServer.connect(settings, executor);
    }

    @Test
    void theRoleSufficesForEverythingAndIsNoSuperuser() throws IOException {
        IndexSettings settings = ElasticTestServer.user("least-all", role(0, "lp1-"), "lp1-");
        try (ElasticServer server = connect(settings)) {
            server.admin().prepare(0);
            server.admin().prepare(0);
            work(server);
            List<Check> checks = server.admin().inspect();
            assertTrue(checks.stream().allMatch(check -> check.level() == Level.OK), checks.toString());
            IndexBuild build = server.admin().beginBuild(1);
            Sale sale = Sales.sale("1", "S1", Sales.NOON, 1_000, false);
            assertEquals(
                    1,
                    ElasticTestBase.write(build.index(), List.of(Sales.put(sale, false, 9)))
                            .acknowledged());
            build.swap();
            server.admin().beginBuild(1).discard();
            assertEquals(1, server.index().count());
        }
        try (ElasticServer elsewhere = connect(ElasticTestServer.withPrefix(settings, "lp1x-"))) {
            Failure failure =
                    assertThrows(Failure.class, () -> elsewhere.admin().prepare(0));
            assertTrue(failure.getMessage().contains("lacks the index privilege"), failure.getMessage());
        }
    }

    @Test
    void theDailyRoleSufficesOnceTheIndicesAreThereAndARebuildNamesWhatItLacks() throws IOException {
        try (ElasticServer admin = connect(TestServers.elasticsearch("lp2-"))) {
            admin.admin().prepare(0);
        }
        try (ElasticServer server = connect(ElasticTestServer.user("least-daily", role(1, "lp2-"), "lp2-"))) {
            server.admin().prepare(0);
            assertEquals(9, server.admin().prepare(9));
            work(server);
            Failure failure = assertThrows(Failure.class, () -> server.admin().beginBuild(1));
            assertEquals(Failure.Kind.REFUSED, failure.kind());
            assertTrue(failure.getMessage().contains("\"create_index\" on lp2-platform_sales"), failure.getMessage());
            List<Check> checks = server.admin().inspect();
            assertTrue(checks.stream().noneMatch(check -> check.level() == Level.FAILURE), checks.toString());
        }
    }

    @Test
    void whoMayOnlyReadIsToldSoWhenWriting() throws IOException {
        try (ElasticServer admin = connect(TestServers.elasticsearch("lp3-"))) {
            admin.admin().prepare(0);
        }
        try (ElasticServer server = connect(ElasticTestServer.user("least-read", role(2, "lp3-"), "lp3-"))) {
            assertEquals(0, server.index().count());
            server.search().sales(DateRange.ALL, null, sale -> {});
            Sale sale = Sales.sale("1", "S1", Sales.NOON, 1_000, false);
            Failure failure = assertThrows(
                    Failure.class, () -> ElasticTestBase.write(server.index(), List.of(Sales.put(sale, false, 9))));
            assertEquals(Failure.Kind.REFUSED, failure.kind());
            assertTrue(failure.getMessage().contains("lacks the index privilege \"index\""), failure.getMessage());
            String checks = server.admin().inspect().toString();
            assertTrue(checks.contains("index, delete"), checks);
            failure = assertThrows(Failure.class, () -> server.index().publish());
            assertTrue(
                    failure.getMessage().contains("lacks the index privilege \"maintenance\""), failure.getMessage());
        }
    }

    private static void work(ElasticServer server) {
        Sale sale = Sales.sale("1", "S1", Sales.NOON, 1_000, false);
        Sale gone = Sales.sale("2", "S1", Sales.NOON, 1_000, false);
        var index = server.index();
        var reject = new PutReject(new Reject("3", Reject.Code.DATE_ZERO, "sold_at", null), Sales.NOON, "r");
        List<IndexWrite> first = List.of(
                Sales.put(sale, true, 1),
                Sales.put(gone, false, 1),
                Sales.flag(sale, 2),
                Sales.flag(gone, 2),
                new PutTombstone(gone.facts(), Sales.NOON, 5),
                reject);
        assertEquals(6, ElasticTestBase.write(index, first).acknowledged());
        IndexedFlag flag = Objects.requireNonNull(index.flags(Set.of("2")).get("2"));
        assertEquals(
                new Outcome(2, Set.of(), List.of()),
                ElasticTestBase.write(
                        index, List.of(new RemoveSale("2", 2), new RemoveFlag("2", flag.seqNo(), flag.primaryTerm()))));
        index.publish();
        assertEquals(1, index.count());
        assertEquals(
                1,
                index.totals(List.of(new StoreDay("S1", sale.businessDate())), Set.of())
                        .size());
        assertEquals(1, index.sums(DateRange.ALL, null).size());
        index.salesOn(
                sale.businessDate(),
                null,
                found -> assertEquals("1", found.facts().id()));
        SyncState state = server.state().save(server.state().load(), 0);
        assertEquals(state, server.state().load());
        var lease = new Lease("me", new ProcessStamp("h", 1, 2), "sync", Sales.NOON, false, false, 1);
        assertTrue(server.leases().write("writer", Optional.empty(), lease).isPresent());
        assertEquals(1, server.rejects().count());
        assertEquals(List.of(), server.runs().recent(5));
    }
}
