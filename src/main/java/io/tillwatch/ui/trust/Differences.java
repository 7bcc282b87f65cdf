package io.tillwatch.ui.trust;

import io.tillwatch.model.DateRange;
import io.tillwatch.service.Count;
import io.tillwatch.service.Difference;
import io.tillwatch.service.Run;
import io.tillwatch.ui.trust.FoundDifference.State;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what runs found to differ out of their records, and what became of it. */
final class Differences {
    private final List<FoundDifference> found = new ArrayList<>();
    private final List<Compared> comparedSince = new ArrayList<>();
    private boolean syncedSince;
    private boolean more;

    /**
     * What a later run went over.
     *
     * @param store null for all stores
     */
    private record Compared(DateRange range, @Nullable String store) {
        boolean covers(Difference difference) {
            // The line of a difference does not name its store, so one store alone answers for no difference.
            boolean allDates = range.equals(DateRange.ALL);
            LocalDate date = difference.date();
            return store == null && (allDates || (date != null && range.contains(date)));
        }
    }

    /** @param newestFirst runs of all jobs */
    Differences(List<Run> newestFirst) {
        newestFirst.forEach(this::add);
    }

    private void add(Run run) {
        boolean mended = mended(run);
        for (String line : run.log()) {
            more |= Difference.saysMore(line);
            Difference.read(line)
                    .ifPresent(difference -> found.add(new FoundDifference(
                            difference,
                            run,
                            run.endedAt() == null ? run.heartbeat() : run.endedAt(),
                            state(difference, mended))));
        }
        if (ended(run)) {
            switch (run.job()) {
                case "verify" ->
                    comparedSince.add(new Compared(range(run), run.parameters().get("store")));
                case "rebuild" -> comparedSince.add(new Compared(DateRange.ALL, null));
                case "sync" -> syncedSince = true;
                default -> {}
            }
        }
    }

    private State state(Difference difference, boolean mended) {
        if (mended || comparedSince.stream().anyMatch(since -> since.covers(difference))) {
            return State.MENDED;
        }
        if (difference.kind() == Difference.Kind.UNSYNCED) {
            return syncedSince ? State.MENDED : State.WAITS_FOR_SYNC;
        }
        return State.OPEN;
    }

    private static boolean mended(Run run) {
        long different = run.counts().getOrDefault(Count.DIFFERENT.key(), 0L);
        return ended(run) && different > 0 && run.counts().getOrDefault(Count.REPAIRED.key(), 0L) >= different;
    }

    private static boolean ended(Run run) {
        return switch (run.state()) {
            case COMPLETED, COMPLETED_WITH_REJECTS, COMPLETED_WITH_DIFFERENCES -> true;
            case RUNNING, FAILED, CANCELLED, INTERRUPTED, SKIPPED, MISSED -> false;
        };
    }

    private static DateRange range(Run run) {
        Map<String, String> given = run.parameters();
        return new DateRange(date(given.get("from")), date(given.get("to")));
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** Of the newest run first. */
    List<FoundDifference> found() {
        return List.copyOf(found);
    }

    /** Whether a run counted more than it named. */
    boolean hasMore() {
        return more;
    }

    /** Business dates with something open. */
    Set<LocalDate> openDates() {
        Set<LocalDate> dates = new TreeSet<>();
        for (FoundDifference difference : found) {
            if (difference.state() == State.OPEN) {
                Optional.ofNullable(difference.difference().date()).ifPresent(dates::add);
            }
        }
        return dates;
    }
}
