package io.tillwatch.service;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.job.CatchUp;
import io.tillwatch.job.Firing;
import io.tillwatch.job.JobRunner;
import io.tillwatch.job.JobScheduler;
import io.tillwatch.job.Overlap;
import io.tillwatch.job.Policies;
import io.tillwatch.job.Progress;
import io.tillwatch.job.Retry;
import io.tillwatch.job.Schedule;
import io.tillwatch.job.ScheduleStore;
import io.tillwatch.job.SchedulerListener;
import io.tillwatch.testing.Pipeline;
import io.tillwatch.testing.TestDatabase;
import io.tillwatch.testing.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Schedulers of several machines on one real Elasticsearch, whose own clocks are hours apart. */
@Tag("it")
class SchedulerIT {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    /** Their steady clocks go faster than ours, so that a silent machine is taken for dead in three seconds. */
    private static final int FASTER = 10;

    /** One machine with its scheduler. */
    private static final class Machine implements AutoCloseable {
        private final Pipeline pipeline;
        private final ExecutorService jobs = Executors.newSingleThreadExecutor();
        private final ScheduledExecutorService ticking = Executors.newSingleThreadScheduledExecutor();
        private final JobScheduler scheduler;
        private volatile boolean standsStill;

        Machine(String name, Duration clockIsOff, TestDatabase database, IndexSettings settings) {
            this(name, clockIsOff, database, settings, SchedulerListener.NONE);
        }

        Machine(
                String name,
                Duration clockIsOff,
                TestDatabase database,
                IndexSettings settings,
                SchedulerListener listener) {
            InstantSource wall = InstantSource.offset(InstantSource.system(), clockIsOff);
            pipeline = new Pipeline(database.settings(), settings, InstantSource.system());
            LeaseStore leases = pipeline.elastic().leases();
            Run.ProcessStamp stamp = new Run.ProcessStamp(name, 1, 0);
            SharedClock clock = new SharedClock(pipeline.elastic().clock(), System::nanoTime, wall);
            scheduler = new JobScheduler(
                    pipeline.elastic().schedules(),
                    new ScheduledJobs(
                            pipeline.jobs(),
                            pipeline.elastic().runs(),
                            pipeline.elastic().state(),
                            leases,
                            clock,
                            stamp,
                            "kim@" + name,
                            other -> false,
                            System::nanoTime,
                            ProgressListener.NONE),
                    new SchedulerTerm(
                            leases, stamp, "kim@" + name, other -> false, () -> System.nanoTime() * FASTER, wall),
                    listener,
                    jobs,
                    clock,
                    () -> 0,
                    "kim@" + name);
        }

        void start() {
            Future<?> ignored = ticking.scheduleWithFixedDelay(
                    () -> {
                        if (!standsStill) {
                            scheduler.tick();
                        }
                    },
                    0,
                    100,
                    TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            scheduler.leave();
            ticking.shutdown();
            jobs.shutdown();
            await("the scheduler ends", scheduler::isIdle);
            ticking.shutdownNow();
            jobs.shutdownNow();
            pipeline.close();
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, what);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Schedule every(String cron, String job, Overlap overlap, Instant since, String... after) {
        return new Schedule(
                job,
                job,
                Map.of(),
                cron,
                SEOUL,
                new Policies(
                        overlap,
                        CatchUp.ONCE,
                        new Retry(2, Duration.ofSeconds(1), Duration.ofSeconds(2)),
                        0,
                        null,
                        List.of(after)),
                null,
                "kim@test",
                since,
                Progress.since(since));
    }

    private static @Nullable Machine leader(List<Machine> machines) {
        return machines.stream()
                .filter(machine -> machine.scheduler.leads() && !machine.standsStill)
                .findFirst()
                .orElse(null);
    }

    @Test
    void eachTimeIsRunOnceWhoeverLeadsAndWhateverTheClocksSay() {
        IndexSettings settings = TestServers.elasticsearch("sched%x-".formatted(System.nanoTime()));
        try (TestDatabase database = TestServers.mariaDb().createDatabase("sched")) {
            SmallTable table = new SmallTable(database);
            table.put(SmallTable.Row.of(1, 7, 12_000));
            List<Machine> machines = new ArrayList<>();
            try {
                for (int i = 0; i < 3; i++) {
                    machines.add(new Machine("m" + i, Duration.ofHours(5L * i - 5), database, settings));
                }
                Pipeline pipeline = machines.getFirst().pipeline;
                pipeline.run(JobRequest.Kind.SYNC);
                ScheduleStore store = pipeline.elastic().schedules();
                Instant since = pipeline.elastic().clock().read();
                assertTrue(store.add(every("* * * * * *", "sync", Overlap.SKIP, since)));
                assertTrue(store.add(every("*/2 * * * * *", "rollup-daily", Overlap.WAIT, since, "sync")));
                assertFalse(store.add(every("0 * * * * *", "sync", Overlap.SKIP, since)));
                machines.forEach(Machine::start);
                await("one leads", () -> leader(machines) != null);
                await("times are run", () -> runsOf(pipeline, "rollup-daily").size() > 2);

                Machine first = requireNonNull(leader(machines));
                first.standsStill = true;
                await("another one takes over", () -> leader(machines) != null);
                int until = runsOf(pipeline, "sync").size();
                await("it runs times", () -> runsOf(pipeline, "sync").size() > until + 3);
                first.standsStill = false;
                await("the first one learns of it", () -> !first.scheduler.leads());
                await("times are run", () -> runsOf(pipeline, "sync").size() > until + 6);
                machines.forEach(machine -> machine.scheduler.leave());
                machines.forEach(machine -> await("it ends", machine.scheduler::isIdle));

                for (String job : List.of("sync", "rollup-daily")) {
                    assertEachTimeOnce(pipeline, store.find(job).orElseThrow().schedule(), since);
                }
            } finally {
                machines.forEach(Machine::close);
            }
        }
    }

    /** A machine that was off for three days. */
    @Test
    void missedTimesAreListedWithWhatEachWouldTouchAndThenRunOnceInOrder() {
        IndexSettings settings = TestServers.elasticsearch("missed%x-".formatted(System.nanoTime()));
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        SchedulerListener listener = new SchedulerListener() {
            @Override
            public void missed(List<Missed> missed) {
                missed.forEach(each -> heard.add("missed " + each.schedule().id()));
            }

            @Override
            public void late(Schedule schedule, Firing firing, Map<String, Long> wouldTouch) {
                heard.add("late %s: %s".formatted(schedule.id(), new TreeMap<>(wouldTouch)));
            }

            @Override
            public void ended(Schedule schedule, Firing firing, JobRunner.Result result) {
                heard.add("ended %s: %s".formatted(schedule.id(), result));
            }
        };
        try (TestDatabase database = TestServers.mariaDb().createDatabase("missed")) {
            SmallTable table = new SmallTable(database);
            table.put(SmallTable.Row.of(1, 7, 12_000));
            try (Machine machine = new Machine("m", Duration.ZERO, database, settings, listener)) {
                Pipeline pipeline = machine.pipeline;
                pipeline.run(JobRequest.Kind.SYNC);
                LocalDateTime changed = LocalDateTime.now(SEOUL).minusMinutes(1);
                table.put(SmallTable.Row.of(2, 7, 15_000).modified(changed));
                table.put(SmallTable.Row.of(3, 8, 16_000).modified(changed));
                ScheduleStore store = pipeline.elastic().schedules();
                Instant since = pipeline.elastic().clock().read().minus(Duration.ofDays(3));
                // Hours ago, whatever the time is: what came less than two minutes ago is not late.
                IntFunction<String> hour = back ->
                        String.valueOf(LocalDateTime.now(SEOUL).minusHours(back).getHour());
                String fourADay =
                        "0 0 %s,%s,%s,%s * * *".formatted(hour.apply(3), hour.apply(9), hour.apply(15), hour.apply(21));
                String daily = "0 0 %s * * *".formatted(hour.apply(2));
                assertTrue(store.add(every(daily, "rollup-daily", Overlap.WAIT, since, "rollup-weekly")));
                assertTrue(store.add(every(daily, "rollup-weekly", Overlap.WAIT, since)));
                assertTrue(store.add(every(fourADay, "sync", Overlap.SKIP, since)));
                machine.start();
                await("all are run", () -> heard.containsAll(List.of("ended rollup-daily: WELL", "ended sync: WELL")));

                assertEquals(
                        Set.of("missed rollup-daily", "missed rollup-weekly", "missed sync"),
                        Set.copyOf(heard.subList(0, 3)));
                assertEquals(9, heard.size(), heard::toString);
                for (String job : List.of("sync", "rollup-daily", "rollup-weekly")) {
                    int told = indexOf(heard, "late " + job);
                    assertTrue(told >= 3 && heard.get(told + 1).equals("ended " + job + ": WELL"), heard::toString);
                }
                assertTrue(indexOf(heard, "late rollup-weekly") < indexOf(heard, "late rollup-daily"), heard::toString);
                assertTrue(heard.get(indexOf(heard, "late sync")).contains("indexed=2"), heard::toString);
                Run sync = runsOf(pipeline, "sync").getFirst();
                Run.Occasion occasion = requireNonNull(sync.occasion());
                assertTrue(occasion.late());
                assertEquals(12, occasion.times());
                assertEquals(1, runsOf(pipeline, "sync").size());
                assertEquals(2, sync.counts().get("indexed"));
            }
        }
    }

    private static int indexOf(List<String> heard, String begin) {
        return IntStream.range(0, heard.size())
                .filter(i -> heard.get(i).startsWith(begin))
                .findFirst()
                .orElse(-1);
    }

    private static List<Run> runsOf(Pipeline pipeline, String schedule) {
        return pipeline.elastic().runs().recent(10_000).stream()
                .filter(run ->
                        run.occasion() != null && run.occasion().schedule().equals(schedule))
                .toList();
    }

    private static void assertEachTimeOnce(Pipeline pipeline, Schedule schedule, Instant since) {
        List<Run> runs = new ArrayList<>(runsOf(pipeline, schedule.id()));
        runs.sort(Comparator.comparing(Run::startedAt));
        long times = 0;
        Set<Instant> seen = new HashSet<>();
        Instant free = Instant.EPOCH;
        for (Run run : runs) {
            Run.Occasion occasion = run.occasion();
            if (occasion == null) {
                continue;
            }
            if (occasion.attempt() == 1) {
                assertTrue(seen.add(occasion.scheduledFor()), "twice: " + run);
                times += occasion.times();
            }
            if (run.state() != Run.State.SKIPPED) {
                assertFalse(run.startedAt().isBefore(free), "two at once: " + run);
                free = Optional.ofNullable(run.endedAt()).orElse(free);
            }
        }
        Instant through = schedule.progress().accounted();
        // Of a run that had just been claimed there may be no record yet.
        int open = schedule.progress().open() == null
                ? 0
                : schedule.progress().open().times();
        long due = schedule.times().between(since, through, 100_000).size();
        assertTrue(due == times || due == times + open, () -> schedule.id() + " due " + due + ": " + runs);
        assertEquals(runs.stream().map(Run::id).distinct().count(), runs.size());
    }
}
