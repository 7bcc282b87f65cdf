package io.tillwatch.service;

import io.tillwatch.model.Position;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.ProgressListener.Stage;
import io.tillwatch.service.detect.Detection;
import io.tillwatch.service.detect.Replay;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Brings what the detectors know up to the sales that are indexed, and keeps it for the next run. */
final class ProfileState {
    /** A row that changed and was sold longer ago is an old sale that changed, and was learned before. */
    private static final Duration NEW = Duration.ofDays(7);

    private static final int REPORT_EVERY = 10_000;

    private final Profiles profiles;
    private final SaleIndex index;
    private final RunContext run;

    ProfileState(Profiles profiles, SaleIndex index, RunContext run) {
        this.profiles = profiles;
        this.index = index;
        this.run = run;
    }

    /** What the detectors know of the sales up to this state. Takes as long as reading all of them if it was lost. */
    Detection upTo(SyncState state) {
        Profiles.Kept kept = profiles.take();
        if (kept != null && kept.position().equals(position(state))) {
            return kept.detection();
        }
        Instant since = kept == null ? null : syncedAt(kept.position());
        if (kept == null || since == null || state.syncedAt() == null || since.isAfter(state.syncedAt())) {
            run.log(Sentence.of("run.log.learning"));
            Detection fresh = new Detection();
            learn(fresh, null);
            return fresh;
        }
        learn(kept.detection(), since);
        return kept.detection();
    }

    private void learn(Detection detection, @Nullable Instant modifiedFrom) {
        Replay replay = Replay.silent(detection);
        long[] done = {0};
        index.approvals(modifiedFrom, row -> {
            if (modifiedFrom == null || !row.soldAt().isBefore(modifiedFrom.minus(NEW))) {
                replay.next(row.in(run.zone()));
            }
            if (++done[0] % REPORT_EVERY == 0) {
                run.progress(Stage.LEARNING, done[0], -1);
            }
        });
        replay.end();
    }

    /** Keeps it for a run that begins at this state. */
    void keep(Detection detection, SyncState state) {
        profiles.keep(new Profiles.Kept(detection, position(state)));
    }

    static String position(SyncState state) {
        Position watermark = state.watermark();
        return state.syncedAt() + " " + (watermark == null ? "" : watermark.modified() + " " + watermark.id());
    }

    private static @Nullable Instant syncedAt(String position) {
        try {
            return Instant.parse(position.substring(0, Math.max(0, position.indexOf(' '))));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
