package io.tillwatch.ui.runs;

import io.tillwatch.service.ProgressListener.Stage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has come.
 *
 * @param done rows or store-days of the stage
 * @param total roughly; -1 when unknown
 * @param perSecond 0 while that cannot be told
 * @param left of this stage; null when that cannot be told
 */
record JobProgress(
        Stage stage,
        long done,
        long total,
        long perSecond,
        @Nullable Duration left) {
    static final JobProgress NONE = new JobProgress(Stage.WAITING, 0, -1, 0, null);

    /** Between 0 and 1; -1 when unknown. The total is an estimate: more than that is not more than all. */
    double share() {
        return total <= 0 ? -1 : (double) done / Math.max(total, done);
    }
}
