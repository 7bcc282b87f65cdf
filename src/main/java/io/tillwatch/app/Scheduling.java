package io.tillwatch.app;

import io.tillwatch.job.JobScheduler;
import io.tillwatch.model.Failure;
import io.tillwatch.service.Background;
import io.tillwatch.service.LiveSync;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A scheduler with its threads: one that looks at what is due, one that runs it, and in live mode one that watches. */
final class Scheduling implements AutoCloseable, Background {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduling.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    /** Of the ten seconds that an end may take. */
    private static final Duration END_WITHIN = Duration.ofSeconds(8);

    private static final Duration TRY_AGAIN = Duration.ofSeconds(15);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration WATCH_EVERY = Duration.ofMillis(200);

    private final Function<Executor, JobScheduler> make;
    private final Runnable prepare;
    private final @Nullable LiveSync live;
    private @Nullable JobScheduler scheduler;
    private @Nullable ScheduledExecutorService ticking;
    private @Nullable ExecutorService running;
    private @Nullable ScheduledExecutorService watching;

    /**
     * Begins nothing yet.
     *
     * @param prepare makes what the scheduler needs in Elasticsearch; tried again until it works
     * @param live watches for changes while this scheduler is the one that leads; null without live mode
     */
    Scheduling(Function<Executor, JobScheduler> make, Runnable prepare, @Nullable LiveSync live) {
        this.make = make;
        this.prepare = prepare;
        this.live = live;
    }

    /**
     * Begins; a server that is away is waited for.
     *
     * @param after so long from now
     */
    synchronized void start(Duration after) {
        if (scheduler != null) {
            return;
        }
        ExecutorService jobs = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("jobs").factory());
        running = jobs;
        JobScheduler made = make.apply(jobs);
        scheduler = made;
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("scheduler").factory());
        ticking = clock;
        Preparation preparation = new Preparation();
        Future<?> ignored = clock.scheduleWithFixedDelay(
                () -> {
                    if (preparation.isDone()) {
                        made.tick();
                    }
                },
                after.toMillis(),
                TICK.toMillis(),
                TimeUnit.MILLISECONDS);
        if (live != null) {
            watch(made, live, after);
        }
    }

    private void watch(JobScheduler made, LiveSync changes, Duration after) {
        ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("live").factory());
        watching = threads;
        Future<?> ignored = threads.scheduleWithFixedDelay(
                () -> {
                    if (made.leads()) {
                        changes.look();
                    } else {
                        changes.rest();
                    }
                },
                after.toMillis(),
                WATCH_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** What it was at is left as it stands; the next sync goes on from there. */
    private void stopWatching() throws InterruptedException {
        if (watching == null || live == null) {
            return;
        }
        live.stop();
        watching.shutdown();
        if (watching.awaitTermination(3, TimeUnit.SECONDS)) {
            live.rest();
        }
        watching.shutdownNow();
    }

    /** Used by the scheduler's thread alone. */
    private final class Preparation {
        private boolean done;
        private long tryAt = System.nanoTime();

        boolean isDone() {
            if (!done && System.nanoTime() - tryAt >= 0) {
                tryAt = System.nanoTime() + TRY_AGAIN.toNanos();
                done = succeeds();
            }
            return done;
        }

        private boolean succeeds() {
            try {
                prepare.run();
                return true;
            } catch (Failure e) {
                LOG.info("The scheduler waits: {}", e.getMessage());
            } catch (RuntimeException e) {
                LOG.warn("The scheduler could not begin; it tries again.", e);
            }
            return false;
        }
    }

    @Override
    public void start() {
        start(Duration.ZERO);
    }

    @Override
    public synchronized Status describe() {
        JobScheduler here = scheduler;
        if (here == null) {
            return new Status(State.STOPPED, Map.of(), 0);
        }
        return new Status(here.isBroken() ? State.BROKEN : State.RUNNING, here.next(), 0);
    }

    /** Whether it is the one of all schedulers that starts what is due. */
    synchronized boolean leads() {
        return scheduler != null && scheduler.leads();
    }

    /** Lets what runs go on elsewhere, and ends within ten seconds. */
    @Override
    public void close() {
        stop(END_WITHIN);
    }

    @Override
    public synchronized void stop(Duration within) {
        JobScheduler ending = scheduler;
        if (ending == null || ticking == null || running == null) {
            return;
        }
        ending.leave();
        ticking.shutdown();
        running.shutdown();
        long end = System.nanoTime() + within.toNanos();
        try {
            stopWatching();
            while (!ending.isIdle() && System.nanoTime() < end) {
                Thread.sleep(LOOK_AGAIN);
            }
            boolean ignored = ticking.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (ending.isIdle()) {
            ending.resign();
        }
        ticking.shutdownNow();
        running.shutdownNow();
        scheduler = null;
    }
}
