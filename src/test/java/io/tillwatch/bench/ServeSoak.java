package io.tillwatch.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.elastic.ElasticServer;
import io.tillwatch.job.CatchUp;
import io.tillwatch.job.Overlap;
import io.tillwatch.job.Policies;
import io.tillwatch.job.Progress;
import io.tillwatch.job.Retry;
import io.tillwatch.job.Schedule;
import io.tillwatch.job.ScheduleStore;
import io.tillwatch.samples.RawSale;
import io.tillwatch.testing.Comparison;
import io.tillwatch.testing.DatabaseServer;
import io.tillwatch.testing.Expected;
import io.tillwatch.testing.Program;
import io.tillwatch.testing.Program.Started;
import io.tillwatch.testing.SqlOracle;
import io.tillwatch.testing.TestServers;
import java.io.IOException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code serve} for a while under load: live mode with rows that change all the time, jobs every few seconds, callers of its
 * HTTP API. Its threads, open files and heap after a collection are looked at twice a minute; the last third must not have
 * more than the second. In the end it is asked to end in the middle of its work, and a sync makes the indices equal SQL. Ends
 * with 1 otherwise. Properties: {@code bench.minutes}, {@code bench.rows} and {@code bench.database}.
 */
final class ServeSoak {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);
    private static final List<String> PATHS =
            List.of("health", "metrics", "search-unitprice?date=%s", "search-weekaov?store_id=7", "none");
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final int CALLERS = 4;

    private final AtomicBoolean going = new AtomicBoolean(true);
    private final AtomicLong answers = new AtomicLong();

    private ServeSoak() {}

    /** What the process holds. */
    private record Look(long threads, long files, long heapKilobytes) {}

    public static void main(String[] args) throws Exception {
        Duration time = Duration.ofMinutes(Long.getLong("bench.minutes", 10));
        long rows = Long.getLong("bench.rows", 200_000);
        DatabaseServer server = System.getProperty("bench.database", "mariadb").equals("mysql")
                ? TestServers.mySql().orElseThrow(() -> new IllegalStateException("There is no MySQL"))
                : TestServers.mariaDb();
        Figures figures = new Figures();
        Path home = Files.createTempDirectory("tillwatch-serve");
        try (SampleTable table = SampleTable.fill(server, today().minusDays(1), rows);
                Scratch scratch = Scratch.named("serve");
                RandomChanges changes = new RandomChanges(table.database(), 7);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                ElasticServer elastic = ElasticServer.connect(scratch.settings(), threads)) {
            System.out.printf("%n%s, %,d sales, %d minutes%n%n", server.name(), table.rows(), time.toMinutes());
            TimedSync.of(table.database(), scratch.settings()).requireIndexed(table.rows());
            Program program = new Program(home)
                    .forLongRuns()
                    .with(table.database())
                    .with(scratch.settings())
                    .with("TILLWATCH_SYNC_LIVE", "on");
            schedule(elastic);
            new ServeSoak().run(program.start("serve", "--port", "0", "--json"), time, changes, figures);
            TimedSync.of(table.database(), scratch.settings());
            program.run("verify", "--repair", "--json");
            for (Comparison comparison :
                    Expected.compare(new SqlOracle(table.database(), today()), scratch.dump(), today())) {
                figures.atMost(
                        "Afterwards: %ss that differ from SQL".formatted(comparison.what()), comparison.different(), 0);
            }
        } finally {
            ReadingParts.delete(home);
        }
        System.exit(figures.missed() ? 1 : 0);
    }

    private static LocalDate today() {
        return LocalDate.now(RawSale.ZONE);
    }

    private static void schedule(ElasticServer elastic) {
        ScheduleStore store = elastic.schedules();
        Instant since = elastic.clock().read();
        store.add(every("*/5 * * * * *", "sync", since));
        store.add(every("*/7 * * * * *", "rollup-daily", since));
        store.add(every("*/11 * * * * *", "rollup-weekly", since));
        store.add(every("*/20 * * * * *", "verify", since));
    }

    private static Schedule every(String cron, String job, Instant since) {
        Retry retry = new Retry(3, Duration.ofSeconds(1), Duration.ofSeconds(5));
        return new Schedule(
                job,
                job,
                Map.of(),
                cron,
                RawSale.ZONE,
                new Policies(Overlap.SKIP, CatchUp.ONCE, retry, 0, null, List.of()),
                null,
                "soak@here",
                since,
                Progress.since(since));
    }

    private void run(Started serve, Duration time, RandomChanges changes, Figures figures) throws Exception {
        List<Look> looks = new ArrayList<>();
        try (ExecutorService beside = Executors.newFixedThreadPool(CALLERS + 1)) {
            List<Future<?>> work = new ArrayList<>();
            work.add(beside.submit(until(() -> {
                changes.change(5);
                Thread.sleep(250);
                return null;
            })));
            String address = address(serve);
            for (int i = 0; i < CALLERS; i++) {
                work.add(beside.submit(() -> call(address)));
            }
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < time.toNanos()) {
                Thread.sleep(LOOK_EVERY);
                looks.add(look(serve.process().pid()));
                System.out.println("  " + looks.getLast());
            }
            long asked = System.nanoTime();
            serve.process().destroy();
            if (!serve.process().waitFor(60, TimeUnit.SECONDS)) {
                serve.process().destroyForcibly();
            }
            double took = (System.nanoTime() - asked) / 1e9;
            going.set(false);
            for (Future<?> one : work) {
                one.get();
            }
            figures.told("HTTP answers", "%,d".formatted(answers.get()));
            figures.under("From SIGTERM in the middle of its work to its end", took, 10);
        }
        // Pools fill and code is compiled in the first third.
        int third = looks.size() / 3;
        List<Look> middle = looks.subList(third, 2 * third);
        List<Look> last = looks.subList(looks.size() - third, looks.size());
        grew("Threads, most", most(middle, Look::threads), most(last, Look::threads), 4, figures);
        grew("Open files, most", most(middle, Look::files), most(last, Look::files), 6, figures);
        // The least: between the collection and the look answers go on and fill the heap again.
        long heap = least(middle);
        grew("Heap after a collection, KB, least", heap, least(last), heap / 10, figures);
    }

    private static void grew(String what, long before, long after, long allowance, Figures figures) {
        figures.atMost("%s; in the middle third %,d".formatted(what, before), after, before + allowance);
    }

    private static long most(List<Look> looks, ToLongFunction<Look> of) {
        return looks.stream().mapToLong(of).max().orElseThrow();
    }

    private static long least(List<Look> looks) {
        return looks.stream().mapToLong(Look::heapKilobytes).min().orElseThrow();
    }

    private Callable<Void> until(Callable<Void> step) {
        return () -> {
            while (going.get()) {
                step.call();
            }
            return null;
        };
    }

    private static String address(Started serve) throws Exception {
        while (true) {
            String out = Files.readString(serve.out());
            if (out.contains("listening")) {
                return new ObjectMapper().readTree(out).get("listening").asText();
            }
            if (!serve.process().isAlive()) {
                throw new IllegalStateException(Files.readString(serve.err()));
            }
            Thread.sleep(100);
        }
    }

    /** Asks one page after the other; the service may end in the middle of an answer. */
    private Void call(String address) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; going.get(); i++) {
                String path = PATHS.get(i % PATHS.size()).formatted(today().minusDays(i % 50));
                try {
                    HttpResponse<String> answer = client.send(
                            HttpRequest.newBuilder(URI.create(address).resolve("/" + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
                    if (answer.statusCode() < 500) {
                        answers.incrementAndGet();
                    }
                } catch (IOException ended) {
                    Thread.sleep(500);
                }
                Thread.sleep(50);
            }
        }
        return null;
    }

    private static Look look(long pid) throws Exception {
        tool(pid, "GC.run");
        long heap = USED.matcher(tool(pid, "GC.heap_info"))
                .results()
                .limit(2)
                .map(MatchResult::group)
                .mapToLong(text -> Long.parseLong(text.replaceAll("\\D", "")))
                .sum();
        return new Look(count(pid, "task"), count(pid, "fd"), heap);
    }

    private static String tool(long pid, String command) throws Exception {
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), "" + pid, command)
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tool.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        return said;
    }

    private static long count(long pid, String what) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc", String.valueOf(pid), what))) {
            return entries.count();
        }
    }
}
