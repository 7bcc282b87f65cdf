package io.tillwatch.bench;

import io.tillwatch.elastic.ElasticServer;
import io.tillwatch.job.CatchUp;
import io.tillwatch.job.Overlap;
import io.tillwatch.job.Policies;
import io.tillwatch.job.Progress;
import io.tillwatch.job.Retry;
import io.tillwatch.job.Schedule;
import io.tillwatch.job.ScheduleStore;
import io.tillwatch.samples.RawSale;
import io.tillwatch.service.Run;
import io.tillwatch.testing.Comparison;
import io.tillwatch.testing.DatabaseServer;
import io.tillwatch.testing.Expected;
import io.tillwatch.testing.IndexDump;
import io.tillwatch.testing.Program;
import io.tillwatch.testing.Program.Result;
import io.tillwatch.testing.Program.Started;
import io.tillwatch.testing.SqlOracle;
import io.tillwatch.testing.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Five services with clocks hours apart, schedules of every few seconds, rows that change all the time; services are
 * killed, stopped for longer than a lease lasts, and ended, at random. Then: no scheduled time was lost or run twice, no
 * two runs overlapped, and the indices equal what SQL says of the rows. Ends with 1 otherwise. Properties: {@code
 * bench.minutes}, {@code bench.seed}, {@code bench.rows} and {@code bench.database}.
 */
final class SchedulersSoak {
    private static final int SERVICES = 5;
    private static final List<String> CLOCKS = List.of("PT0S", "PT5H", "-PT3H", "PT26H", "-PT40M");
    /** Longer than the lease of the scheduler and then that of its run take to be given up, one after the other. */
    private static final Duration STILL = Duration.ofSeconds(80);

    private static final Pattern REFUSED = Pattern.compile("Elasticsearch refused ([0-9]+) writes");
    private static final Pattern LOST = Pattern.compile("Another run has taken over|could not show that it is alive");

    private final Random random;
    private final TestServices services;
    private final List<String> faults = new ArrayList<>();

    private SchedulersSoak(long seed, TestServices services) {
        this.random = new Random(seed);
        this.services = services;
    }

    /** The processes, each with a home of its own. */
    private static final class TestServices {
        final List<Program> programs = new ArrayList<>();
        final List<Started> running = new ArrayList<>();

        void start(int i) {
            Started started = programs.get(i).start("serve", "--port", "0");
            if (i < running.size()) {
                running.set(i, started);
            } else {
                running.add(started);
            }
        }

        Process process(int i) {
            return running.get(i).process();
        }
    }

    public static void main(String[] args) throws Exception {
        long minutes = Long.getLong("bench.minutes", 10);
        long rows = Long.getLong("bench.rows", 20_000);
        String givenSeed = System.getProperty("bench.seed", "");
        long seed = givenSeed.isEmpty() ? System.nanoTime() % 1_000_000 : Long.parseLong(givenSeed);
        DatabaseServer server = System.getProperty("bench.database", "mariadb").equals("mysql")
                ? TestServers.mySql().orElseThrow(() -> new IllegalStateException("There is no MySQL"))
                : TestServers.mariaDb();
        boolean well;
        Path home = Files.createTempDirectory("tillwatch-schedulers");
        try (SampleTable table = SampleTable.fill(server, today().minusDays(1), rows);
                Scratch scratch = Scratch.named("schedulers");
                RandomChanges changes = new RandomChanges(table.database(), seed);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                ElasticServer elastic = ElasticServer.connect(scratch.settings(), threads)) {
            System.out.printf(
                    "%n%s, %,d sales, %d services, %d minutes, -Dbench.seed=%d%n%n",
                    server.name(), table.rows(), SERVICES, minutes, seed);
            TestServices services = new TestServices();
            for (int i = 0; i < SERVICES; i++) {
                Path own = Files.createDirectories(home.resolve("s" + i));
                services.programs.add(new Program(own)
                        .with(table.database())
                        .with(scratch.settings())
                        .with("JDK_JAVA_OPTIONS", "-Dtillwatch.clock.offset=" + CLOCKS.get(i)));
            }
            SchedulersSoak soak = new SchedulersSoak(seed, services);
            soak.run(Duration.ofMinutes(minutes), table, changes, elastic, new IndexDump(scratch.settings()));
            soak.judge(elastic);
            soak.counted();
            well = soak.faults.isEmpty();
            soak.faults.forEach(fault -> System.out.println("FAULT " + fault));
        } finally {
            ReadingParts.delete(home);
        }
        System.out.println(well ? "\nEvery time was run once." : "\nMISSED");
        System.exit(well ? 0 : 1);
    }

    private void run(Duration time, SampleTable table, RandomChanges changes, ElasticServer elastic, IndexDump dump)
            throws Exception {
        Program calm = services.programs.getFirst();
        expect(calm.run("sync", "--json"));
        ScheduleStore store = elastic.schedules();
        Instant since = elastic.clock().read();
        store.add(every("* * * * * *", "sync", Overlap.SKIP, since, List.of()));
        store.add(every("*/3 * * * * *", "rollup-daily", Overlap.WAIT, since, List.of("sync")));
        store.add(every("*/5 * * * * *", "rollup-weekly", Overlap.WAIT, since, List.of("rollup-daily")));
        store.add(every("*/7 * * * * *", "verify", Overlap.WAIT, since, List.of()));
        for (int i = 0; i < SERVICES; i++) {
            services.start(i);
        }
        AtomicBoolean going = new AtomicBoolean(true);
        try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
            Future<?> changing = beside.submit(() -> {
                while (going.get()) {
                    changes.change(300);
                    Thread.sleep(500);
                }
                return null;
            });
            long end = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < end) {
                Thread.sleep(5_000 + random.nextInt(10_000));
                trouble(elastic);
            }
            going.set(false);
            changing.get();
        }
        for (int i = 0; i < SERVICES; i++) {
            services.process(i).destroy();
        }
        for (int i = 0; i < SERVICES; i++) {
            if (!services.process(i).waitFor(15, TimeUnit.SECONDS)) {
                faults.add("a service did not end within 15 seconds");
                services.process(i).destroyForcibly();
            }
        }
        expect(calm.run("sync", "--json"));
        Result repaired = calm.run("verify", "--repair", "--json");
        if (repaired.exit() != 0 && repaired.exit() != 3) {
            faults.add(repaired.toString());
        }
        expect(calm.run("rollup", "daily", "--json"));
        expect(calm.run("rollup", "weekly", "--json"));
        for (Comparison comparison : Expected.compare(new SqlOracle(table.database(), today()), dump, today())) {
            System.out.printf(
                    "%-40s %,10d documents, %d differ%n",
                    comparison.what() + "s", comparison.documents(), comparison.different());
            faults.addAll(comparison.first());
        }
    }

    private void expect(Result result) {
        if (result.exit() != 0) {
            faults.add(result.toString());
        }
    }

    private static Schedule every(String cron, String job, Overlap overlap, Instant since, List<String> after) {
        Retry retry = new Retry(3, Duration.ofSeconds(1), Duration.ofSeconds(5));
        return new Schedule(
                job,
                job,
                Map.of(),
                cron,
                RawSale.ZONE,
                new Policies(overlap, CatchUp.ONCE, retry, 0, null, after),
                null,
                "soak@here",
                since,
                Progress.since(since));
    }

    private void trouble(ElasticServer elastic) throws Exception {
        // Mostly the one that leads, in the middle of a sync: the others have little to lose.
        int i = random.nextInt(10) < 7 ? atWork(elastic) : random.nextInt(SERVICES);
        switch (random.nextInt(3)) {
            case 0 -> {
                System.out.println("kill -9 of service " + i);
                services.process(i).destroyForcibly();
                services.process(i).waitFor();
                services.start(i);
            }
            case 1 -> {
                System.out.println("service " + i + " stands still for " + STILL.toSeconds() + " s");
                signal("-STOP", i);
                Thread.sleep(STILL);
                signal("-CONT", i);
            }
            default -> {
                System.out.println("service " + i + " is asked to end");
                long begun = System.nanoTime();
                services.process(i).destroy();
                if (!services.process(i).waitFor(12, TimeUnit.SECONDS)) {
                    faults.add("service " + i + " did not end in time");
                    services.process(i).destroyForcibly();
                }
                System.out.printf("  took %.1f s%n", (System.nanoTime() - begun) / 1e9);
                services.start(i);
            }
        }
    }

    /** The service that runs a sync now; any when none does for a while. */
    private int atWork(ElasticServer elastic) throws Exception {
        for (int look = 0; look < 500; look++) {
            for (Run run : elastic.runs().running()) {
                for (int i = 0; i < SERVICES; i++) {
                    if (run.job().equals("sync")
                            && run.process().pid() == services.process(i).pid()) {
                        // Anywhere between its first question and its last write.
                        Thread.sleep(random.nextInt(1_500));
                        return i;
                    }
                }
            }
            Thread.sleep(20);
        }
        return random.nextInt(SERVICES);
    }

    private void signal(String which, int i) throws Exception {
        new ProcessBuilder("kill", which, String.valueOf(services.process(i).pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    private void judge(ElasticServer elastic) {
        List<Run> all = elastic.runs().recent(100_000);
        for (ScheduleStore.Kept kept : elastic.schedules().all()) {
            judge(kept.schedule(), all);
        }
    }

    private void judge(Schedule schedule, List<Run> all) {
        List<Run> runs = all.stream()
                .filter(run ->
                        run.occasion() != null && run.occasion().schedule().equals(schedule.id()))
                .sorted(Comparator.comparing(Run::startedAt))
                .toList();
        if (runs.isEmpty()) {
            return;
        }
        long times = 0;
        long resumed = 0;
        Set<Instant> seen = new HashSet<>();
        Instant free = Instant.EPOCH;
        for (Run run : runs) {
            Run.Occasion occasion = run.occasion();
            if (occasion == null) {
                continue;
            }
            resumed += occasion.attempt() > 1 ? 1 : 0;
            // Of a claim whose process died before it recorded anything the next attempt is the first record.
            if (seen.add(occasion.scheduledFor())) {
                times += occasion.times();
            } else if (occasion.attempt() == 1) {
                faults.add("twice: " + run);
            }
            if (run.state() != Run.State.SKIPPED && run.state() != Run.State.MISSED) {
                if (run.startedAt().isBefore(free)) {
                    faults.add("two at once: " + run);
                }
                free = run.endedAt() != null ? run.endedAt() : free;
            }
        }
        Instant since = schedule.changedAt();
        Instant through = schedule.progress().accounted();
        int due = schedule.times().between(since, through, 1_000_000).size();
        int open = schedule.progress().open() == null
                ? 0
                : schedule.progress().open().times();
        System.out.printf(
                "%-16s %,6d times, %,6d told of, %,5d runs, %,4d of them again%n",
                schedule.id(), due, times, runs.size(), resumed);
        if (times != due && times + open != due) {
            faults.add("%s: %d times were due, %d were dealt with".formatted(schedule.id(), due, times));
        }
    }

    /** How many writes came too late, by the logs. */
    private void counted() {
        long refused = 0;
        long lost = 0;
        for (int i = 0; i < SERVICES; i++) {
            String files = services.programs.get(i).files();
            refused += REFUSED.matcher(files)
                    .results()
                    .mapToLong(found -> Long.parseLong(found.group(1)))
                    .sum();
            lost += LOST.matcher(files).results().count();
        }
        System.out.printf(
                "%d runs found that they were taken over; Elasticsearch refused %d of their writes%n", lost, refused);
    }

    private static LocalDate today() {
        return LocalDate.now(RawSale.ZONE);
    }
}
