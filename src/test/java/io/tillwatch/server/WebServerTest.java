package io.tillwatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.config.ServeSettings;
import io.tillwatch.model.Failure;
import io.tillwatch.server.RawHttp.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {
    private static Stage stage = new Stage(Stage.loopback());

    @BeforeAll
    static void answers() {
        assertEquals(200, RawHttp.get(stage.port, "/health/live").status());
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/search-unitprice",
                "/search-unitprice?date=",
                "/search-unitprice?date=2026-05-31",
                "/search-unitprice?date=20260231",
                "/search-unitprice?date=20260531&date=20260531",
                "/search-unitprice?date=20260531&sort=4111111111111111",
                "/search-unitprice?store_id=4111111111111111",
                "/search-weekaov",
                "/search-weekaov?store_id=%20",
                "/search-weekaov?store_id=1&store_id=2",
                "/search-weekaov?date=20260531"
            })
    void wrongParametersAreToldAndNotRepeated(String path) throws IOException {
        Answer answer = RawHttp.get(stage.port, path);
        assertEquals(400, answer.status(), answer.toString());
        assertProtectedError(answer);
        assertFalse(answer.body().contains("4111"), answer.body());
        assertEquals(0, stage.questions.get(), "the index was asked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tillwatch://stores?store=1042",
                "tillwatch://dates?date=2026-05-31T00%3A00%3A00.000Z",
                "tillwatch://sales?id=%EA%B0%80%26%23%25'!"
            })
    void aLinkOfADashboardIsPassedOnToTheDesktop(String address) throws IOException {
        Answer answer = RawHttp.get(stage.port, "/open?" + address);
        assertEquals(302, answer.status(), answer.toString());
        assertTrue(answer.has("Location", address), answer.head());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?https://elsewhere.example/",
                "?tillwatch://stores",
                "?tillwatch://stores?store=",
                "?tillwatch://stores?store=1&range=2",
                "?javascript:alert(1)",
                "?TILLWATCH://stores?store=1",
                "?tillwatch://stores?store=%0d%0aSet-Cookie:x"
            })
    void whatIsNoAddressOfTheDesktopIsNot(String query) throws IOException {
        assertEquals(400, RawHttp.get(stage.port, "/open" + query).status());
    }

    @Test
    void otherAddressesAndMethodsAreTold() throws IOException {
        Answer nothing = RawHttp.get(stage.port, "/search-unitprice/../no");
        assertEquals(404, nothing.status());
        assertProtectedError(nothing);
        for (String method : new String[] {"POST", "PUT", "DELETE", "OPTIONS"}) {
            Answer other = RawHttp.ask(stage.port, method, "/health");
            assertEquals(405, other.status(), other.toString());
            assertTrue(other.has("Allow", "GET, HEAD"), other.head());
            assertProtectedError(other);
        }
    }

    @Test
    void whatIsTooLargeIsRefused() throws IOException {
        Answer content = RawHttp.send(
                stage.port,
                "POST /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello");
        assertEquals(413, content.status(), content.toString());
        assertProtectedError(content);
        Answer address = RawHttp.get(stage.port, "/health?" + "x".repeat(4_000));
        assertEquals(414, address.status(), address.toString());
        assertProtectedError(address);
        Answer headers = RawHttp.get(stage.port, "/health/live", "Long: " + "x".repeat(4_000));
        assertEquals(431, headers.status(), headers.toString());
        assertProtectedError(headers);
        Answer garbage = RawHttp.send(stage.port, "nonsense\u0001 \r\n\r\n");
        assertEquals(400, garbage.status(), garbage.toString());
        assertFalse(garbage.body().contains("nonsense"), garbage.toString());
    }

    @Test
    void headIsAnsweredWithoutABody() {
        Answer head = RawHttp.ask(stage.port, "HEAD", "/health/live");
        assertEquals(200, head.status());
        assertEquals("", head.body());
        assertTrue(head.has("Content-Type", "application/json"), head.head());
        assertTrue(head.has("Content-Length", String.valueOf("{\"ok\":true}".length())), head.head());
        Answer list = RawHttp.ask(stage.port, "HEAD", "/search-unitprice?date=20260531");
        assertEquals(503, list.status());
        assertEquals("", list.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search-unitprice?date=20260531", "/search-weekaov?store_id=7", "/health/ready"})
    void withoutElasticsearchThereIsNoAnswerYet(String path) throws IOException {
        try (Stage apart = new Stage(Stage.loopback())) {
            Answer answer = RawHttp.get(apart.port, path);
            assertEquals(503, answer.status(), answer.toString());
            assertTrue(answer.has("Retry-After", "5"), answer.head());
            assertTrue(answer.has("Content-Type", "application/json"), answer.head());
            assertFalse(answer.body().contains("10.1.2.3"), answer.body());
            assertFalse(answer.body().contains("\tat "), answer.body());
        }
    }

    @Test
    void theStateIsAskedForOnceHoweverManyWantIt() {
        try (Stage apart = new Stage(Stage.loopback())) {
            for (int i = 0; i < 5; i++) {
                JsonNode health = json(RawHttp.get(apart.port, "/health"));
                assertTrue(health.at("/live/ok").asBoolean(), health.toString());
                for (String name : new String[] {"ready", "fresh", "proven"}) {
                    assertFalse(health.at("/" + name + "/ok").asBoolean(true), health.toString());
                    assertEquals(
                            "Elasticsearch does not answer.",
                            health.at("/" + name + "/reason").asText());
                }
                String metrics = RawHttp.get(apart.port, "/metrics").body();
                assertTrue(metrics.contains("\ntillwatch_elasticsearch_up 0.0\n"), metrics);
                assertTrue(metrics.contains("\njvm_memory_used_bytes{"), metrics);
                assertFalse(metrics.contains("tillwatch_sales"), metrics);
                assertFalse(metrics.contains("tillwatch_sync_lag_seconds"), metrics);
            }
            assertEquals(1, apart.questions.get());
        }
    }

    @Test
    void onlyNamesOfThisMachineAreAnswered() throws IOException {
        for (String host : new String[] {"localhost", "LOCALHOST:80", "127.0.0.1:8765", "[::1]", "127.9.9.9"}) {
            assertEquals(
                    200,
                    RawHttp.get(stage.port, "/health/live", "Host: " + host).status(),
                    host);
        }
        for (String host :
                new String[] {"evil.example", "localhost.evil.example", "10.0.0.1", "127.0.0.1.evil.example"}) {
            Answer refused = RawHttp.get(stage.port, "/health/live", "Host: " + host);
            assertEquals(421, refused.status(), host);
            assertProtectedError(refused);
            assertFalse(refused.body().contains("evil"), refused.body());
        }
    }

    @Test
    void aTokenHasToBeShownWhereThereIsOne() throws IOException {
        String token = "0123456789abcdef0123456789abcdef";
        try (Stage guarded = new Stage(Stage.settings(true, null, null, token))) {
            for (String header : new String[] {
                "X: y", "Authorization: Bearer", "Authorization: Bearer " + token + "0", "Authorization: Basic " + token
            }) {
                Answer refused = RawHttp.get(guarded.port, "/health/live", header);
                assertEquals(401, refused.status(), header);
                assertTrue(refused.has("WWW-Authenticate", "Bearer"), refused.head());
                assertProtectedError(refused);
                assertFalse(refused.toString().contains(token), refused.toString());
            }
            assertEquals(
                    200,
                    RawHttp.get(guarded.port, "/health/live", "Authorization: Bearer " + token)
                            .status());
        }
    }

    @Test
    void moreListsThanItsShareWaitAndAreSentAway() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (Stage busy = new Stage(Stage.loopback(), () -> {
                    asked.countDown();
                    await(go);
                });
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> first = callers.submit(() -> RawHttp.get(busy.port, "/search-unitprice?date=20260531"));
            assertTrue(asked.await(10, TimeUnit.SECONDS));
            Answer second = RawHttp.get(busy.port, "/search-weekaov?store_id=1");
            assertEquals(503, second.status(), second.toString());
            assertTrue(second.has("Retry-After", "5"), second.head());
            assertProtectedError(second);
            assertEquals(200, RawHttp.get(busy.port, "/health/live").status());
            assertEquals(1, busy.questions.get());
            go.countDown();
            assertEquals(503, first.get(10, TimeUnit.SECONDS).status());
        }
    }

    /** Each byte comes within Jetty's own limit of silence. */
    @Test
    void whoeverAsksByteByByteIsCutOff() throws Exception {
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), stage.port)) {
            long begin = System.nanoTime();
            byte[] request = ("GET /health/live HTTP/1.1\r\nHost: localhost\r\nX: " + "y".repeat(200))
                    .getBytes(StandardCharsets.US_ASCII);
            IOException cut = assertThrows(IOException.class, () -> {
                for (byte one : request) {
                    slow.getOutputStream().write(one);
                    Thread.sleep(100);
                }
            });
            assertTrue(System.nanoTime() - begin < Duration.ofSeconds(15).toNanos(), cut.toString());
        }
    }

    @Test
    void nothingStaysOpenBehindManyRequests() throws Exception {
        for (int i = 0; i < 300; i++) {
            RawHttp.get(stage.port, i % 3 == 0 ? "/health/live" : "/no");
        }
        for (int wait = 0; stage.web.connections() > 0; wait++) {
            assertTrue(wait < 100, stage.web.connections() + " connections");
            Thread.sleep(50);
        }
    }

    @Test
    void aPortThatIsTakenIsTold() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServeSettings free = Stage.loopback();
            ServeSettings same = new ServeSettings(
                    free.address(),
                    taken.getLocalPort(),
                    true,
                    null,
                    null,
                    free.keyPassword(),
                    free.token(),
                    free.fresh());
            Failure failure = assertThrows(Failure.class, () -> new Stage(same).close());
            assertEquals(Failure.Kind.REFUSED, failure.kind());
            assertEquals("serve.port.taken", failure.sentence().key());
        }
    }

    private static void assertProtectedError(Answer answer) throws IOException {
        assertTrue(answer.has("X-Content-Type-Options", "nosniff"), answer.head());
        assertTrue(answer.has("Cache-Control", "no-store"), answer.head());
        assertTrue(answer.has("Content-Type", "application/json"), answer.head());
        JsonNode error = json(answer);
        assertEquals(answer.status(), error.get("status").asInt());
        assertFalse(error.get("error").asText().isBlank());
        assertFalse(answer.head().toLowerCase(java.util.Locale.ROOT).contains("jetty"), answer.head());
    }

    private static JsonNode json(Answer answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.toString(), e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
