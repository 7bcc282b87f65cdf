package io.tillwatch.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Sales per second of a full sync and of what it is compared with. All take turns in each round, in another order each
 * time, so that what else the machine does hits all of them. Only a sync makes its sales visible within its time.
 */
final class SpeedBench {
    private final SampleTable table;
    private final Figures figures;

    SpeedBench(SampleTable table, Figures figures) {
        this.table = table;
        this.figures = figures;
    }

    /** One way to fill an index, with the sales per second of its rounds so far. */
    private record Way(String name, Filling filling, List<Double> rates) {
        Way(String name, Filling filling) {
            this(name, filling, new ArrayList<>());
        }

        double median() {
            return Figures.median(rates);
        }
    }

    private interface Filling {
        /** Returns the seconds it took. */
        double fill(Scratch scratch) throws Exception;
    }

    private interface Posting {
        void post(BulkPoster poster) throws Exception;
    }

    void run(int rounds) throws Exception {
        try (ReadyBodies bodies = bodies()) {
            Way sync = new Way("Full sync", this::sync);
            Way ready = new Way(
                    "Ready-made bodies, one after another", into -> post(into, poster -> bodies.post(poster, 1)));
            Way stream = new Way(
                    "Plain row stream into bulk requests",
                    into -> post(into, poster -> new PlainStream(poster).run(table.database())));
            Way readyByTwo =
                    new Way("Ready-made bodies, two at once", into -> post(into, poster -> bodies.post(poster, 2)));
            List<Way> ways = new ArrayList<>(List.of(sync, ready, stream, readyByTwo));
            for (int round = 1; round <= rounds; round++) {
                for (Way way : ways) {
                    measure(way);
                }
                Collections.rotate(ways, 1);
            }
            for (Way way : List.of(sync, ready, stream, readyByTwo)) {
                figures.told(way.name(), "%,.0f/s".formatted(way.median()));
                List<String> all = way.rates().stream().map("%,.0f"::formatted).toList();
                figures.told("  each round", String.join(" ", all));
            }
            figures.atLeast("Full sync by ready-made bodies", sync.median() / ready.median(), 0.65);
            figures.told(
                    "Full sync by ready-made bodies, two at once",
                    "%.2f".formatted(sync.median() / readyByTwo.median()));
            figures.moreThan("Full sync by plain row stream", sync.median() / stream.median(), 1);
        }
    }

    private ReadyBodies bodies() throws IOException {
        try (Scratch first = Scratch.named("first")) {
            sync(first);
            return ReadyBodies.of(first.dump(), Scratch.SALES);
        }
    }

    private void measure(Way way) throws Exception {
        try (Scratch scratch = Scratch.named("speed")) {
            double seconds = way.filling().fill(scratch);
            if (scratch.count() != table.rows()) {
                throw new IllegalStateException(way.name() + ": the index lacks sales");
            }
            way.rates().add(table.rows() / seconds);
        }
    }

    private double sync(Scratch scratch) {
        return TimedSync.of(table.database(), scratch.settings())
                .requireIndexed(table.rows())
                .seconds();
    }

    private static double post(Scratch scratch, Posting posting) throws Exception {
        try (BulkPoster poster = new BulkPoster(scratch.settings(), scratch.createSales())) {
            long start = System.nanoTime();
            posting.post(poster);
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
