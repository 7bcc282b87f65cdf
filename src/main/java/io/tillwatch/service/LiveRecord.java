package io.tillwatch.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The record of live syncing: one for all passes that bear the same id, with their counts together, written when a pass
 * ends. There would be tens of thousands a day otherwise. Used by one thread.
 */
final class LiveRecord implements RecordOfRun {
    private final RunStore runs;
    private @Nullable Run before;

    LiveRecord(RunStore runs) {
        this.runs = runs;
    }

    /** A pass takes a moment: that it ended is sign of life enough. */
    @Override
    public void renew(Run now) {}

    @Override
    public Run end(Run ended) {
        Run known = before;
        Run all = known != null && known.id().equals(ended.id()) ? together(known, ended) : ended;
        runs.put(all);
        before = all;
        return ended;
    }

    private static Run together(Run earlier, Run later) {
        Map<String, Long> counts = new TreeMap<>(earlier.counts());
        later.counts().forEach((name, count) -> counts.merge(name, count, Long::sum));
        List<String> log = new ArrayList<>(earlier.log());
        log.addAll(later.log());
        Instant begun = earlier.startedAt();
        return new Run(
                later.id(),
                later.job(),
                later.state() == Run.State.COMPLETED ? earlier.state() : later.state(),
                later.startedBy(),
                later.process(),
                later.parameters(),
                begun,
                later.heartbeat(),
                later.endedAt(),
                counts,
                later.message(),
                log.subList(Math.max(0, log.size() - RunContext.LOG_LINES), log.size()));
    }
}
