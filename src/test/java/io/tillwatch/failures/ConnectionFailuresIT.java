package io.tillwatch.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.tillwatch.config.IndexSettings;
import io.tillwatch.model.Failure;
import io.tillwatch.mysql.DemoTable;
import io.tillwatch.samples.SampleSales;
import io.tillwatch.service.JobRequest.Kind;
import io.tillwatch.service.Run;
import io.tillwatch.testing.DatabaseServer;
import io.tillwatch.testing.IndexDump;
import io.tillwatch.testing.Pipeline;
import io.tillwatch.testing.Program;
import io.tillwatch.testing.Program.Result;
import io.tillwatch.testing.TestDatabase;
import io.tillwatch.testing.TestServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever cannot be reached or refuses us: one line that says what is wrong and what to do, and nothing secret. */
class ConnectionFailuresIT {
    private static final String WRONG = "WrongPass-4711";

    @TempDir
    Path home;

    private final IndexSettings index = TestServers.elasticsearch("refused-");
    private final List<TestDatabase> databases = new ArrayList<>();

    @AfterEach
    void dropDatabases() {
        databases.forEach(TestDatabase::close);
    }

    @Test
    void aDatabaseThatCannotBeReachedIsToldInOneLine() throws IOException {
        TestDatabase database = database(TestServers.mariaDb());
        Program program = new Program(home).with(database).with(index);
        told(
                program.with("TILLWATCH_MYSQL_URL", "jdbc:mysql://no-such-host.invalid:3306/sales"),
                "no-such-host.invalid",
                "check");
        String closed = "127.0.0.1:" + closedPort();
        told(program.with("TILLWATCH_MYSQL_URL", "jdbc:mysql://" + closed + "/sales"), closed, "check");
        told(program.with("TILLWATCH_MYSQL_TABLE", "platform_sails"), "platform_sails", "check");
        told(
                program.with("TILLWATCH_MYSQL_URL", database.server().url() + "no_such_database"),
                "no_such_database",
                "check");
    }

    @Test
    void aDatabaseThatRefusesTheUserIsToldInOneLine() {
        List<DatabaseServer> servers = new ArrayList<>(List.of(TestServers.mariaDb()));
        TestServers.mySql().ifPresent(servers::add);
        for (DatabaseServer server : servers) {
            TestDatabase database = database(server);
            database.execute("CREATE TABLE other_sales LIKE platform_sales");
            String user = database.name().replace("t_", "u_");
            String password = "Right-4712-pass";
            database.execute("CREATE USER '" + user + "'@'%' IDENTIFIED BY '" + password + "'; GRANT SELECT ON `"
                    + database.name() + "`.other_sales TO '" + user + "'@'%'");
            try {
                Program program = new Program(home).with(database).with(index).with("TILLWATCH_MYSQL_USER", user);
                told(program.with("TILLWATCH_MYSQL_PASSWORD", WRONG), "\"" + user + "\"", "password");
                Result refused =
                        told(program.with("TILLWATCH_MYSQL_PASSWORD", password), "platform_sales", "grant select");
                assertFalse(refused.err().contains(password), refused.toString());
            } finally {
                database.execute("DROP USER '" + user + "'@'%'");
            }
        }
    }

    @Test
    void anElasticsearchThatCannotBeReachedOrRefusesIsToldInOneLine() throws IOException {
        TestDatabase database = database(TestServers.mariaDb());
        Program program = new Program(home).with(database).with(index);
        told(program.with("TILLWATCH_ES_PASSWORD", WRONG), "elasticsearch", "password");
        String closed = "http://127.0.0.1:" + closedPort();
        told(program.with("TILLWATCH_ES_URL", closed), closed, "start elasticsearch");
        told(
                program.with("TILLWATCH_ES_URL", "https://no-such-host.invalid:9200"),
                "no-such-host.invalid",
                "check the address");
        // TLS is expected, but the server speaks plain HTTP.
        String tls = index.url().toString().replace("http://", "https://");
        told(program.with("TILLWATCH_ES_URL", tls), tls, "https");
        IndexSettings reader = TestServers.elasticsearchServer()
                .addElasticsearchUser(
                        "reader",
                        "{\"cluster\":[\"monitor\"],\"indices\":[{\"names\":[\"refused-*\"],\"privileges\":[\"read\"]}]}",
                        "refused-");
        Result refused = told(new Program(home).with(database).with(reader), "privilege", "role");
        assertFalse(refused.err().contains(reader.password().reveal()), refused.toString());
    }

    @Test
    void anElasticsearchThatIsTooOldIsToldInOneLine() throws IOException {
        // Stands for a server that cannot be had here.
        HttpServer old = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        old.createContext("/", exchange -> {
            byte[] answer =
                    "{\"name\":\"old\",\"version\":{\"number\":\"8.19.3\"},\"tagline\":\"You Know, for Search\"}"
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
            exchange.sendResponseHeaders(200, answer.length);
            try (exchange) {
                exchange.getResponseBody().write(answer);
            }
        });
        old.start();
        try {
            told(
                    new Program(home)
                            .with(database(TestServers.mariaDb()))
                            .with(index)
                            .with(
                                    "TILLWATCH_ES_URL",
                                    "http://127.0.0.1:" + old.getAddress().getPort()),
                    "8.19.3 is too old",
                    "version 9");
        } finally {
            old.stop(0);
        }
    }

    @Test
    void aFullDiskOfElasticsearchEndsTheRunInTimeAndTheNextOneGoesOn() {
        IndexSettings full = TestServers.elasticsearch("full-");
        TestDatabase database = database(TestServers.mariaDb());
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));
        try (DemoTable table = table(database)) {
            table.create();
            SampleSales.of(3, today, 4, 10, 500).forEach(table::add);
        }
        IndexDump dump = new IndexDump(full);
        try (Pipeline pipeline = new Pipeline(
                database.settings(), full, InstantSource.system(), index -> index, Duration.ofSeconds(3))) {
            pipeline.elastic().admin().prepare(0);
            TestServers.awaitDiskUnwatched();
            block(dump, "true");
            Failure told = assertThrows(Failure.class, () -> pipeline.run(Kind.SYNC));
            assertEquals(Failure.Kind.UNAVAILABLE, told.kind());
            assertTrue(told.getMessage().contains("disk is full: free space"), told.getMessage());
            assertEquals(1, told.getMessage().lines().count());
            Run failed = pipeline.elastic().runs().recent(1).getFirst();
            assertEquals(Run.State.FAILED, failed.state());
            assertEquals(told.getMessage(), failed.message());
            block(dump, "null");
            assertEquals(Run.State.COMPLETED, pipeline.run(Kind.SYNC).state());
            assertEquals(0L, pipeline.verify(false).counts().get("different"));
        }
    }

    private static void block(IndexDump dump, String value) {
        dump.call(
                "PUT",
                dump.name("platform_sales") + "/_settings",
                "{\"index.blocks.read_only_allow_delete\":" + value + "}");
    }

    /** The command fails with one line that holds these words, and says nothing else anywhere. */
    private static Result told(Program program, String... words) {
        Result result = program.run("sync", "--json");
        assertTrue(result.exit() == 1 || result.exit() == 2, result.toString());
        assertEquals(1, result.err().lines().count(), result.toString());
        for (String word : words) {
            assertTrue(result.err().toLowerCase(Locale.ROOT).contains(word), word + " in " + result);
        }
        assertEquals("failed", result.json().get("state").asText());
        assertEquals(result.err().strip(), result.json().get("error").asText());
        String all = result.out() + result.err() + program.files();
        assertFalse(all.contains(WRONG), all);
        assertFalse((result.out() + result.err()).matches("(?s).*(\\tat |Exception|Caused by).*"), result.toString());
        return result;
    }

    private TestDatabase database(DatabaseServer server) {
        TestDatabase database = server.createDatabase("refused");
        databases.add(database);
        try (DemoTable table = table(database)) {
            table.create();
        }
        return database;
    }

    private static DemoTable table(TestDatabase database) {
        return DemoTable.open(
                database.url(),
                database.user(),
                database.password(),
                "platform_sales",
                DemoTable.Shape.DATETIME,
                DemoTable.StoreIds.NUMBER);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
