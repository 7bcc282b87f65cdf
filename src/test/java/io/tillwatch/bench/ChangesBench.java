package io.tillwatch.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How long a sync takes after some changes, and with nothing new: a new program each time, as people run it. */
final class ChangesBench {
    private static final int CHANGES = 1_000;

    /** Changes come in over hours: what the servers still do for those made here a moment ago is no part of a sync. */
    private static final Duration REST = Duration.ofSeconds(5);

    private final SampleTable table;
    private final Figures figures;

    ChangesBench(SampleTable table, Figures figures) {
        this.table = table;
        this.figures = figures;
    }

    void run(int rounds) throws Exception {
        List<Double> changed = new ArrayList<>();
        List<Double> nothing = new ArrayList<>();
        List<Double> startUp = new ArrayList<>();
        try (Scratch scratch = Scratch.named("changes")) {
            TimedSync.of(table.database(), scratch.settings()).requireIndexed(table.rows());
            // The first one may have to build the program.
            LaunchedSync.run(table.database(), scratch.settings()).requireIndexed(0);
            for (int round = 0; round < rounds; round++) {
                table.change(CHANGES);
                Thread.sleep(REST);
                changed.add(LaunchedSync.run(table.database(), scratch.settings())
                        .requireIndexed(CHANGES)
                        .seconds());
                LaunchedSync idle =
                        LaunchedSync.run(table.database(), scratch.settings()).requireIndexed(0);
                nothing.add(idle.seconds());
                startUp.add(idle.startUp());
            }
        }
        figures.told("Start-up of the program", "%.2f s".formatted(Figures.median(startUp)));
        figures.told(
                "1,000 changes, round by round",
                changed.stream().map("%.2f"::formatted).collect(Collectors.joining(" ")));
        figures.under("Sync of 1,000 changes, beyond start-up", Figures.median(changed), 3);
        figures.under("Sync with nothing new, beyond start-up", Figures.median(nothing), 2);
    }
}
