package io.tillwatch.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillwatch.config.IndexSettings;
import io.tillwatch.mysql.DemoTable;
import io.tillwatch.samples.SampleSales;
import io.tillwatch.testing.IndexDump;
import io.tillwatch.testing.Program;
import io.tillwatch.testing.Relay;
import io.tillwatch.testing.SqlOracle;
import io.tillwatch.testing.TestDatabase;
import io.tillwatch.testing.TestServers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code tillwatch serve} in a process of its own, on real servers, with a test in the place of systemd. */
@EnabledOnOs(OS.LINUX)
class ServeIT {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** More than the earlier system ever answered with. */
    private static final int STORES = 10_500;

    @TempDir
    private Path home = Path.of("");

    private final LocalDate today = LocalDate.now(SEOUL);
    private final LocalDate crowded = today.minusDays(3);
    private String address = "";

    @Test
    void answersAsTheSourceSaysAndEndsWhenAsked() throws Exception {
        IndexSettings index = TestServers.elasticsearch("serve%x-".formatted(System.nanoTime()));
        Path socket = Path.of("/tmp", "tillwatch-notify-" + System.nanoTime());
        try (TestDatabase database = TestServers.mariaDb().createDatabase("serve");
                Relay cable = new Relay(index.url());
                NotifyReceiver systemd = new NotifyReceiver(socket);
                HttpClient client = HttpClient.newHttpClient()) {
            fill(database);
            SqlOracle oracle = new SqlOracle(database, today);
            Program program = new Program(home).with(database).with(index);
            JsonNode sync = program.run("sync", "--json").json();
            assertEquals("completed", sync.get("state").asText(), sync.toString());
            assertEquals(0, program.run("verify", "--json").exit());

            Path settings = Files.writeString(home.resolve("serve.properties"), "serve.fresh=3600\n");
            Program.Started started = program.with(
                            "TILLWATCH_ES_URL", cable.url().toString())
                    .with("NOTIFY_SOCKET", socket.toString())
                    .with("WATCHDOG_USEC", "2000000")
                    .start("serve", "--port", "0", "--json", "--config", settings.toString());
            try {
                String ready = systemd.await("READY=1");
                address = JSON.readTree(Files.readString(started.out()))
                        .get("listening")
                        .asText();
                assertEquals("READY=1\nSTATUS=Listening on " + address, ready);
                systemd.await("WATCHDOG=1");

                listsAreWhatTheSourceSays(client, oracle);
                healthSaysHowItStands(client);
                metricsAreWhatTheIndexSays(client, oracle, new IndexDump(index), sync);
                nothingStaysBehindTwoThousandRequests(started.process().pid());
                withoutElasticsearchItSaysSoAndComesBack(client, cable);
                settingsAreTakenWhenTheyAreGood(client, systemd, settings, started);

                long asked = System.nanoTime();
                started.process().destroy();
                systemd.await("STOPPING=1");
                assertEquals(0, started.result().exit(), Files.readString(started.err()));
                assertTrue(System.nanoTime() - asked < TimeUnit.SECONDS.toNanos(10));
            } finally {
                started.process().destroyForcibly();
            }
            String left = program.files();
            assertFalse(left.contains(database.password().reveal()), "a password in " + left);
            assertFalse(left.contains(index.password().reveal()), "a password in " + left);
        } finally {
            Files.deleteIfExists(socket);
        }
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
        String ten = "(SELECT 0 d"
                + Stream.of(1, 2, 3, 4, 5, 6, 7, 8, 9)
                        .map(digit -> " UNION ALL SELECT " + digit)
                        .reduce("", String::concat)
                + ")";
        database.execute("INSERT INTO platform_sales (id, created, modified, amount_sale, amount_fee, amount_deposit,"
                + " is_canceled, sold_at, will_deposited_at, store_id) SELECT 5000000 + n, '%1$s 10:00:00',"
                        .formatted(crowded)
                + " '%1$s 10:00:00', 1000 + n, 1, 999 + n, 0, '%1$s 09:00:00', '%1$s 09:00:00', 700000 + n FROM"
                        .formatted(crowded)
                + " (SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d n FROM " + ten + " a, " + ten + " b, "
                + ten + " c, " + ten + " e, " + ten + " f) numbers WHERE n < " + STORES);
    }

    private void listsAreWhatTheSourceSays(HttpClient client, SqlOracle oracle) throws Exception {
        for (LocalDate date : List.of(crowded, today.minusDays(1), today.minusDays(7), today.plusDays(1))) {
            List<String> rows = new ArrayList<>();
            for (JsonNode row : JSON.readTree(
                    get(client, "/search-unitprice?date=" + date.toString().replace("-", ""), 200)
                            .body())) {
                rows.add(row.toString());
            }
            // Sorted by store_id as text.
            Map<String, String> expected = new TreeMap<>();
            oracle.days().forEach((key, day) -> {
                if (key.endsWith(":" + date)) {
                    String store = key.substring(0, key.lastIndexOf(':'));
                    expected.put(
                            store,
                            JSON.createObjectNode()
                                    .put("store_id", store)
                                    .put("date", date.toString())
                                    .put("num_customer", day.count())
                                    .put("total_sale", day.total())
                                    .put("unit_price", day.unitPrice())
                                    .toString());
                }
            });
            assertEquals(List.copyOf(expected.values()), rows, date.toString());
            assertEquals(date.equals(crowded), rows.size() > 10_000, date + " has " + rows.size());
        }
        int weeks = 0;
        for (String store :
                List.of(oracle.days().keySet().iterator().next().replaceAll(":.*", ""), "700007", "no such store")) {
            List<String> rows = new ArrayList<>();
            String query = java.net.URLEncoder.encode(store, StandardCharsets.UTF_8);
            for (JsonNode row : JSON.readTree(
                    get(client, "/search-weekaov?store_id=" + query, 200).body())) {
                rows.add(row.toString());
            }
            List<String> expected = new ArrayList<>();
            oracle.weeks().forEach((key, week) -> {
                int colon = key.lastIndexOf(':');
                if (key.substring(0, colon).equals(store)) {
                    LocalDate start = LocalDate.parse(key.substring(colon + 1));
                    expected.add(JSON.createObjectNode()
                            .put("store_id", store)
                            .put("start_date", start.toString())
                            .put("end_date", start.plusDays(6).toString())
                            .put("week_unit_price", week.unitPrice())
                            .toString());
                }
            });
            assertEquals(expected, rows, store);
            weeks += rows.size();
        }
        assertTrue(weeks > 10, weeks + " store-weeks");
    }

    private void healthSaysHowItStands(HttpClient client) throws Exception {
        JsonNode health = JSON.readTree(get(client, "/health", 200).body());
        for (String name : List.of("live", "ready", "fresh", "proven")) {
            assertTrue(health.at("/" + name + "/ok").asBoolean(), health.toString());
        }
        assertEquals(3_600, health.at("/fresh/limit_seconds").asInt());
        assertEquals(
                today.minusDays(1).toString(),
                health.at("/proven/proven_through").asText());
        assertEquals("running", health.at("/scheduler/state").asText());
        get(client, "/health/ready", 200);
    }

    private void metricsAreWhatTheIndexSays(HttpClient client, SqlOracle oracle, IndexDump index, JsonNode sync)
            throws Exception {
        HttpResponse<String> answer = get(client, "/metrics", 200);
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/plain; version=0.0.4"));
        Map<String, Double> metrics = parse(answer.body());
        assertEquals(oracle.sales().size(), value(metrics, "tillwatch_sales"));
        Instant begin = today.atStartOfDay(SEOUL).toInstant();
        long[] open = {0, 0};
        index.forEach("platform_fraud_sales", hit -> {
            open[0]++;
            JsonNode sale = hit.get("_source");
            String due = sale.path("will_deposited_at").asText("");
            if (!due.isEmpty() && !Instant.parse(due).isBefore(begin)) {
                open[1] += sale.get("amount_deposit").asLong();
            }
        });
        assertEquals(oracle.flags().size(), open[0]);
        assertEquals((double) open[0], value(metrics, "tillwatch_flags_open"));
        assertEquals((double) open[1], value(metrics, "tillwatch_exposure_won"));
        assertEquals(0, value(metrics, "tillwatch_rejects"));
        for (String count : List.of("read", "indexed", "rejected", "flagged", "deleted")) {
            assertEquals(
                    (double) sync.path(count).asLong(),
                    value(metrics, "tillwatch_rows_" + count + "_total{job=\"sync\"}"),
                    count);
        }
        for (ObjectNode run : index.documents("tillwatch_runs").values()) {
            String job = "{job=\"" + run.get("job").asText() + "\"}";
            double seconds = Duration.between(
                                    Instant.parse(run.get("started_at").asText()),
                                    Instant.parse(run.get("ended_at").asText()))
                            .toMillis()
                    / 1_000.0;
            assertEquals(1, value(metrics, "tillwatch_run_duration_seconds_count" + job));
            assertEquals(seconds, value(metrics, "tillwatch_run_duration_seconds_sum" + job), 0.001);
            assertEquals(1, value(metrics, "tillwatch_last_run_success" + job));
            assertEquals(0, value(metrics, "tillwatch_run_failures_total" + job));
            assertEquals(0, value(metrics, "tillwatch_runs_running" + job));
            assertEquals(
                    1,
                    value(
                            metrics,
                            "tillwatch_runs_total{job=\"" + run.get("job").asText() + "\",state=\"completed\"}"));
            assertEquals(
                    seconds <= 60 ? 1 : 0,
                    value(
                            metrics,
                            "tillwatch_run_duration_seconds_bucket{job=\""
                                    + run.get("job").asText() + "\",le=\"60.0\"}"));
        }
        assertEquals(
                (double) begin.getEpochSecond(),
                value(metrics, "tillwatch_proven_through_timestamp_seconds"),
                "all of yesterday is proven");
        double lag = value(metrics, "tillwatch_sync_lag_seconds");
        assertTrue(lag > 0 && lag < 600, "lag " + lag);
        assertEquals(1, value(metrics, "tillwatch_scheduler_state{state=\"running\"}"));
        assertTrue(value(metrics, "tillwatch_http_requests_total{code=\"200\",path=\"/search-unitprice\"}") >= 4);
        assertTrue(metrics.keySet().stream().anyMatch(name -> name.startsWith("jvm_threads_")));
    }

    private static double value(Map<String, Double> metrics, String name) {
        Double value = metrics.get(name);
        if (value == null) {
            throw new AssertionError(name + " is not among " + metrics.keySet());
        }
        return value;
    }

    private static Map<String, Double> parse(String text) {
        Map<String, Double> metrics = new TreeMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int space = line.lastIndexOf(' ');
            metrics.put(
                    line.substring(0, space),
                    Double.parseDouble(line.substring(space + 1).replace("+Inf", "Infinity")));
        });
        return metrics;
    }

    private void nothingStaysBehindTwoThousandRequests(long pid) throws Exception {
        requests(200);
        settle(pid, Integer.MAX_VALUE);
        int threads = count(pid, "task");
        int files = count(pid, "fd");
        requests(2_000);
        settle(pid, files);
        // Pools of a few threads fill one by one; a thread left by each request, or each caller, would be hundreds.
        assertTrue(count(pid, "task") <= threads + 12, threads + " threads became " + count(pid, "task"));
        assertTrue(count(pid, "fd") <= files + 2, files + " open files became " + count(pid, "fd"));
    }

    /** By twenty callers at once; one in ten goes away in the middle of it. */
    private void requests(int number) throws Exception {
        URI uri = URI.create(address);
        String[] paths = {
            "/health/live",
            "/search-unitprice?date=20200101",
            "/metrics",
            "/no",
            "/health",
            "/search-weekaov?store_id=700001"
        };
        List<Future<Boolean>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(20)) {
            for (int i = 0; i < number; i++) {
                int mine = i;
                Callable<Boolean> ask = () -> {
                    try (Socket socket = new Socket()) {
                        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), 20_000);
                        socket.setSoTimeout(30_000);
                        String request = "GET " + paths[mine % paths.length] + " HTTP/1.1\r\nHost: localhost\r\n"
                                + (mine % 10 == 0 ? "" : "Connection: close\r\n\r\n");
                        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                        return mine % 10 == 0
                                || new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                                        .startsWith("HTTP/1.1 ");
                    }
                };
                answers.add(callers.submit(ask));
            }
            for (Future<Boolean> answer : answers) {
                assertTrue(answer.get(120, TimeUnit.SECONDS));
            }
        }
    }

    /** Waits until connections that nobody uses are closed. */
    private static void settle(long pid, int atMost) throws Exception {
        int before = -1;
        for (int look = 0; look < 40; look++) {
            int now = count(pid, "fd");
            if (now == before && now <= atMost) {
                return;
            }
            before = now;
            Thread.sleep(1_000);
        }
    }

    private static int count(long pid, String what) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc", String.valueOf(pid), what))) {
            return (int) entries.count();
        }
    }

    private void withoutElasticsearchItSaysSoAndComesBack(HttpClient client, Relay cable) throws Exception {
        cable.pull();
        HttpResponse<String> away = get(client, "/search-weekaov?store_id=700001", 503);
        assertEquals("5", away.headers().firstValue("Retry-After").orElse(""));
        assertFalse(away.body().contains("127.0.0.1"), away.body());
        until(client, "/health/ready", 503);
        assertTrue(value(parse(get(client, "/metrics", 200).body()), "tillwatch_elasticsearch_up") == 0);
        get(client, "/health/live", 200);
        cable.putIn();
        until(client, "/search-weekaov?store_id=700001", 200);
        until(client, "/health/ready", 200);
    }

    private void settingsAreTakenWhenTheyAreGood(
            HttpClient client, NotifyReceiver systemd, Path settings, Program.Started started) throws Exception {
        Files.writeString(settings, "serve.fresh=soon\n");
        systemd.await("RELOADING=1\nMONOTONIC_USEC=");
        systemd.await("READY=1");
        assertTrue(Files.readString(started.err()).contains("stay in force"), Files.readString(started.err()));
        assertEquals(
                3_600,
                JSON.readTree(get(client, "/health", 200).body())
                        .at("/fresh/limit_seconds")
                        .asInt());

        Files.writeString(settings, "serve.fresh=1\n");
        systemd.await("RELOADING=1");
        systemd.await("READY=1");
        JsonNode health = JSON.readTree(get(client, "/health", 200).body());
        assertEquals(1, health.at("/fresh/limit_seconds").asInt());
        assertFalse(health.at("/fresh/ok").asBoolean(true), health.toString());

        // Under nohup the service cannot be told by a hangup: it inherits that the signal is ignored.
        if (!ignoresHangups(started.process().pid())) {
            hangUp(systemd, started);
        }
        get(client, "/search-weekaov?store_id=700001", 200);
    }

    private static boolean ignoresHangups(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 1) != 0);
    }

    private static void hangUp(NotifyReceiver systemd, Program.Started started) throws Exception {
        Process hangup = new ProcessBuilder(
                        "kill", "-HUP", String.valueOf(started.process().pid()))
                .start();
        assertEquals(0, hangup.waitFor());
        systemd.await("RELOADING=1");
        systemd.await("READY=1");
    }

    private void until(HttpClient client, String path, int status) throws Exception {
        int last = 0;
        for (int look = 0; look < 40; look++) {
            last = send(client, path).statusCode();
            if (last == status) {
                return;
            }
            Thread.sleep(1_000);
        }
        assertEquals(status, last, path);
    }

    private HttpResponse<String> get(HttpClient client, String path, int status) throws Exception {
        HttpResponse<String> answer = send(client, path);
        assertEquals(status, answer.statusCode(), path + ": " + answer.body());
        return answer;
    }

    private HttpResponse<String> send(HttpClient client, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
