package io.tillwatch.ui.trust;

import io.tillwatch.model.DateRange;
import io.tillwatch.service.Figures;
import io.tillwatch.service.Run;
import io.tillwatch.service.Workspace;
import java.time.LocalDate;
import java.util.List;

/** Asks the index for what the screen shows. Not on the UI thread. */
final class TrustReader {
    private static final int MONTHS = 12;
    private static final int RUNS = 300;
    /** Beyond this a person does not read but looks for the cause. */
    private static final int MOST = 10_000;

    private final Workspace workspace;

    TrustReader(Workspace workspace) {
        this.workspace = workspace;
    }

    Trust read(LocalDate today) {
        LocalDate first = today.minusMonths(MONTHS);
        Figures figures = workspace.figures();
        List<Run> runs = workspace.runs().recent(RUNS);
        Run lastVerify = runs.stream()
                .filter(run -> run.job().equals("verify")
                        && (run.state() == Run.State.COMPLETED
                                || run.state() == Run.State.COMPLETED_WITH_DIFFERENCES
                                || run.state() == Run.State.COMPLETED_WITH_REJECTS))
                .findFirst()
                .orElse(null);
        return new Trust(
                today,
                first,
                workspace.state().load(),
                figures.dates(new DateRange(first, today), null),
                new Differences(runs),
                lastVerify,
                figures.restatements(DateRange.ALL, null, MOST),
                workspace.rejects().list(MOST),
                workspace.rejects().count());
    }
}
