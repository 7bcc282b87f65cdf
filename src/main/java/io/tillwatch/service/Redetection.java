package io.tillwatch.service;

import io.tillwatch.model.Approval;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.Finding;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.ProgressListener.Stage;
import io.tillwatch.service.detect.Alarms;
import io.tillwatch.service.detect.Detection;
import io.tillwatch.service.detect.Findings;
import io.tillwatch.service.detect.Replay;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replays all sales of the index through detectors that know nothing, in the order of {@code (sold_at, id)}, and brings the
 * flags to what they say now. Of a run that keeps to some dates or a store the flags of others stay as they are.
 */
final class Redetection {
    private static final int BATCH = 1_000;
    private static final int REPORT_EVERY = 10_000;

    private final Desk desk;
    private final RunContext run;
    private final ChangeApplier applier;
    private final StateKeeper state;
    private final Detection detection = new Detection();
    private final Alarms alarms;
    private final Map<String, List<Finding>> batch = new LinkedHashMap<>();
    /** Of cancelled sales, until their cancellation comes. */
    private final Map<String, List<Finding>> open = new HashMap<>();
    /** Flagged sales among those whose cancellation is still to come. */
    private final Set<String> flagged = new HashSet<>();

    private boolean isFlagged;
    private long done;

    Redetection(Desk desk, RunContext run, ChangeApplier applier, StateKeeper state) {
        this.desk = desk;
        this.run = run;
        this.applier = applier;
        this.state = state;
        this.alarms = new Alarms(run.rules(), desk.feedback().now(run.rules()));
    }

    /** Everything is acknowledged and can be found when this returns. */
    void replay() {
        run.log(Sentence.of("run.log.replaying"));
        if (!run.request().dryRun()) {
            applier.publish();
        }
        long total = desk.index().count();
        Replay replay = new Replay(detection, new Judging());
        desk.index().approvals(null, row -> {
            isFlagged = row.flagged();
            replay.next(row.in(run.zone()));
            if (++done % REPORT_EVERY == 0) {
                run.progress(Stage.JUDGING, done, total);
            }
        });
        replay.end();
        flush();
        run.progress(Stage.JUDGING, done, done);
        if (!run.request().dryRun()) {
            applier.publish();
            state.save(state.now().withPending(List.of()));
            new ProfileState(desk.profiles(), desk.index(), run).keep(detection, state.now());
        }
    }

    private final class Judging implements Replay.Listener {
        @Override
        public void sold(Approval sale) {
            List<Finding> found = alarms.of(detection, sale, sale.soldAt().toLocalDate());
            if (sale.canceledAt() == null) {
                note(sale, found, isFlagged);
                return;
            }
            if (!found.isEmpty()) {
                open.put(sale.id(), found);
            }
            if (isFlagged) {
                flagged.add(sale.id());
            }
        }

        @Override
        public void canceled(Approval sale) {
            LocalDateTime at = sale.canceledAt();
            LocalDate date = at == null ? run.today() : at.toLocalDate();
            List<Finding> before = open.remove(sale.id());
            List<Finding> found = Findings.both(before == null ? List.of() : before, alarms.of(detection, sale, date));
            note(sale, found, flagged.remove(sale.id()));
        }
    }

    /** A sale about which nothing is said, and of which nothing was said, needs no look. */
    private void note(Approval sale, List<Finding> found, boolean wasFlagged) {
        DateRange range = run.request().range();
        String store = run.request().storeId();
        if ((found.isEmpty() && !wasFlagged)
                || !range.contains(sale.soldAt().toLocalDate())
                || (store != null && !store.equals(sale.storeId()))) {
            return;
        }
        batch.put(sale.id(), found);
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        if (!batch.isEmpty()) {
            run.checkStopped();
            int differing = applier.apply(new Detected(Map.copyOf(batch), true));
            if (run.request().kind() == JobRequest.Kind.REDETECT) {
                run.add(Count.DIFFERENT, differing);
                run.add(Count.REPAIRED, run.request().dryRun() ? 0 : differing);
            }
            batch.clear();
        }
    }
}
