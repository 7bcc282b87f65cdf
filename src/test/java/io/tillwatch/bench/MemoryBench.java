package io.tillwatch.bench;

import io.tillwatch.testing.DatabaseServer;
import java.io.IOException;
import java.time.LocalDate;

/**
 * The heap of a full sync, for one size of table and for five times as much. Judged is what is still in use after a
 * collection of everything, at its highest: the rest is garbage, and how much of that lies about is the JVM's choice.
 */
final class MemoryBench {
    private static final int TIMES = 5;
    private static final double MEGABYTE = 1 << 20;

    private final DatabaseServer server;
    private final LocalDate lastDate;
    private final Figures figures;

    MemoryBench(DatabaseServer server, LocalDate lastDate, Figures figures) {
        this.server = server;
        this.lastDate = lastDate;
        this.figures = figures;
    }

    void run(SampleTable small) throws IOException, InterruptedException {
        long few = live(small);
        long many;
        try (SampleTable large = SampleTable.fill(server, lastDate, small.rows() * TIMES)) {
            many = live(large);
        }
        figures.lessThan("Difference of the live heap", (double) Math.abs(many - few) / Math.max(many, few), 0.1);
    }

    private long live(SampleTable table) throws IOException, InterruptedException {
        String rows = "%,d rows, -Xmx256m: ".formatted(table.rows());
        ChildSync alone = sync(table, false);
        figures.told(rows + "full sync in a new JVM", "%,.0f/s".formatted(table.rows() / alone.seconds()));
        figures.told(rows + "highest heap", megabytes(alone.peak()));
        figures.told(rows + "highest heap after any collection", megabytes(alone.live()));
        long live = sync(table, true).live();
        figures.told(rows + "highest live heap", megabytes(live));
        return live;
    }

    private static ChildSync sync(SampleTable table, boolean collecting) throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.named("memory")) {
            ChildSync sync = ChildSync.run(table.database(), scratch.settings(), collecting);
            if (sync.indexed() != scratch.count() || (collecting && sync.live() == 0)) {
                throw new IllegalStateException("the sync indexed " + sync.indexed() + " sales and was seen to use "
                        + sync.live() + " bytes of heap");
            }
            return sync;
        }
    }

    private static String megabytes(long bytes) {
        return "%.1f MB".formatted(bytes / MEGABYTE);
    }
}
