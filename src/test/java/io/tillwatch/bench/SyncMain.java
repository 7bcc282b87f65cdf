package io.tillwatch.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import io.tillwatch.config.IndexSettings;
import io.tillwatch.config.Secret;
import io.tillwatch.service.JobRequest.Kind;
import io.tillwatch.service.Run;
import io.tillwatch.testing.DatabaseServer;
import io.tillwatch.testing.Pipeline;
import io.tillwatch.testing.TestDatabase;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * One full sync in a JVM of its own. Prints {@code live}, {@code peak} (bytes), {@code nanos} and {@code indexed}. With
 * the argument {@code collect} everything unreachable is collected four times a second.
 */
final class SyncMain {
    private static final int PAUSE_MILLIS = 250;

    private final AtomicLong live = new AtomicLong();
    private final AtomicLong peak = new AtomicLong();

    private SyncMain() {}

    public static void main(String[] args) {
        new SyncMain().run(args.length > 0 && args[0].equals("collect"));
    }

    private void run(boolean collecting) {
        listen(collecting);
        if (collecting) {
            Thread.ofPlatform().daemon().start(SyncMain::collect);
        }
        Map<String, String> given = System.getenv();
        TestDatabase database = new TestDatabase(
                new DatabaseServer("", given("URL", given), given("USER", given), new Secret(given("PASSWORD", given))),
                given("DATABASE", given));
        IndexSettings index = new IndexSettings(
                URI.create(given("ES_URL", given)),
                given("ES_USER", given),
                new Secret(given("ES_PASSWORD", given)),
                Secret.NONE,
                null,
                "",
                given("PREFIX", given));
        try (Pipeline pipeline = new Pipeline(database.settings(), index, InstantSource.system())) {
            long start = System.nanoTime();
            Run run = pipeline.run(Kind.SYNC);
            long nanos = System.nanoTime() - start;
            if (run.state() != Run.State.COMPLETED) {
                throw new IllegalStateException("the sync ended as " + run.state());
            }
            System.out.printf("live=%d%npeak=%d%nnanos=%d%n", live.get(), peak.get(), nanos);
            System.out.printf("indexed=%d%n", run.counts().getOrDefault("indexed", 0L));
        }
    }

    private static String given(String name, Map<String, String> environment) {
        return environment.getOrDefault(ChildSync.VARIABLES + name, "");
    }

    /** Notes the heap in use before and after collections. */
    private void listen(boolean onlyWhole) {
        Set<String> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getName)
                .collect(Collectors.toSet());
        ManagementFactory.getGarbageCollectorMXBeans()
                .forEach(collector -> ((NotificationEmitter) collector)
                        .addNotificationListener(
                                (notification, handback) -> {
                                    var info = GarbageCollectionNotificationInfo.from(
                                            (CompositeData) notification.getUserData());
                                    if (!onlyWhole || info.getGcCause().equals("System.gc()")) {
                                        note(live, info.getGcInfo().getMemoryUsageAfterGc(), heap);
                                    }
                                    note(peak, info.getGcInfo().getMemoryUsageBeforeGc(), heap);
                                },
                                null,
                                null));
    }

    private static void note(AtomicLong highest, Map<String, MemoryUsage> usage, Set<String> heap) {
        long used = usage.entrySet().stream()
                .filter(pool -> heap.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
        highest.accumulateAndGet(used, Math::max);
    }

    private static void collect() {
        try {
            while (true) {
                Thread.sleep(PAUSE_MILLIS);
                System.gc();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
