package io.tillwatch.service;

import io.tillwatch.service.ProgressListener.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Opens views of the source that hold everything that was committed when it was asked for. */
final class SourceViews {
    private static final int TRIES = 20;

    private SourceViews() {}

    /** A view for the run; the caller closes it. Waits a moment when rows were stamped in a second that is not over. */
    static SourceSession open(SaleSource source, RunContext run) {
        SourceSession session = source.open();
        try {
            Instant asked = session.clock();
            for (int attempt = 0; attempt < TRIES && isOpen(session, asked); attempt++) {
                Instant secondEnds = asked.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
                Duration behind = Duration.between(session.closedUntil(), secondEnds);
                session.close();
                run.progress(Stage.WAITING, 0, -1);
                run.pause(behind.plusMillis(50));
                session = source.open();
            }
            run.using(session);
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** The same as the rows are now. */
    static SourceSession openAtOnce(SaleSource source, RunContext run) {
        SourceSession session = source.open();
        try {
            run.using(session);
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private static boolean isOpen(SourceSession session, Instant asked) {
        return session.closedUntil().isBefore(asked) && session.hasOpenRows();
    }
}
