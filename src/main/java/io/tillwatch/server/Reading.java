package io.tillwatch.server;

import io.tillwatch.service.Figures.FlagSums;
import io.tillwatch.service.RunSums;
import io.tillwatch.service.SyncState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How the installation stood at one moment.
 *
 * @param at when it was read
 * @param problem what stands between us and the index, in one sentence; empty when nothing does
 * @param figures null when there is a problem, or the indices do not exist yet
 * @param fresh how old the last sync may be
 */
record Reading(Instant at, String problem, @Nullable Figures figures, ZoneId zone, Duration fresh) {
    /**
     * What the index says.
     *
     * @param flags the open ones, and what they put at stake in whole won
     * @param sales how many are indexed
     * @param rejects rows that could not be taken in and wait to be mended
     * @param runs what the runs come to, by the name of their job
     */
    record Figures(SyncState state, FlagSums flags, long sales, long rejects, SortedMap<String, RunSums> runs) {}

    boolean answered() {
        return problem.isEmpty();
    }
}
