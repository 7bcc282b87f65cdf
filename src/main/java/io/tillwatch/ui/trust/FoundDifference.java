package io.tillwatch.ui.trust;

import io.tillwatch.service.Difference;
import io.tillwatch.service.Run;
import java.time.Instant;

/**
 * A difference as a run found it.
 *
 * @param at when that run ended, or last gave a sign of life
 */
record FoundDifference(Difference difference, Run run, Instant at, State state) {
    /** What became of it, as far as the runs since then tell. */
    enum State {
        OPEN,
        /** Its row changed after the last sync: the next one brings it, and nothing is wrong. */
        WAITS_FOR_SYNC,
        /** A repair, or a later run that went over it, came after it. */
        MENDED
    }
}
