package io.tillwatch.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How long a sync takes after some changes, and with nothing new. */
final class ChangesBench {
    private static final int CHANGES = 1_000;

    private final SampleTable table;
    private final Figures figures;

    ChangesBench(SampleTable table, Figures figures) {
        this.table = table;
        this.figures = figures;
    }

    void run(int rounds) throws SQLException {
        List<Double> changed = new ArrayList<>();
        List<Double> nothing = new ArrayList<>();
        try (Scratch scratch = Scratch.named("changes")) {
            TimedSync.of(table.database(), scratch.settings()).requireIndexed(table.rows());
            for (int round = 0; round < rounds; round++) {
                table.change(CHANGES);
                changed.add(TimedSync.of(table.database(), scratch.settings())
                        .requireIndexed(CHANGES)
                        .seconds());
                nothing.add(TimedSync.of(table.database(), scratch.settings())
                        .requireIndexed(0)
                        .seconds());
            }
        }
        figures.under("Sync of 1,000 changes", Figures.median(changed), 3);
        figures.under("Sync with nothing new", Figures.median(nothing), 2);
    }
}
