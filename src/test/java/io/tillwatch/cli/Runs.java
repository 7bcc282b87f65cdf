package io.tillwatch.cli;

import io.tillwatch.service.Run;
import java.util.List;
import java.util.Map;

/** Runs for tests. */
final class Runs {
    private Runs() {}

    static Run run(String id, String job, Run.State state, Map<String, Long> counts) {
        return new Run(
                id,
                job,
                state,
                "kim@desk",
                new Run.ProcessStamp("desk", 1, 0),
                Map.of(),
                CliRun.NOW,
                CliRun.NOW,
                CliRun.NOW.plusMillis(1500),
                counts,
                "it ended",
                List.of("a line"));
    }
}
