package io.tillwatch.cli;

import io.tillwatch.model.Position;
import io.tillwatch.model.StoredSentence;
import io.tillwatch.service.Count;
import io.tillwatch.service.Run;
import io.tillwatch.service.SyncState;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A run as people and programs are shown it. */
final class RunView {
    /** What a program may count on being there, be it 0. */
    private static final Map<String, Set<Count>> APPLY = Map.of(
            "sync", EnumSet.range(Count.READ, Count.STORE_WEEKS),
            "rebuild", EnumSet.range(Count.READ, Count.STORE_WEEKS),
            "replay-rejects", EnumSet.range(Count.READ, Count.STORE_WEEKS),
            "live", EnumSet.range(Count.READ, Count.STORE_WEEKS),
            "rollup-daily", EnumSet.of(Count.STORE_DAYS),
            "rollup-weekly", EnumSet.of(Count.STORE_WEEKS),
            "verify", EnumSet.of(Count.READ, Count.DIFFERENT, Count.REPAIRED),
            "redetect", EnumSet.of(Count.FLAGGED, Count.DIFFERENT, Count.REPAIRED));

    private final Run run;
    private final @Nullable SyncState state;

    /** @param state null to leave watermark and proof out */
    RunView(Run run, @Nullable SyncState state) {
        this.run = run;
        this.state = state;
    }

    Map<String, @Nullable Object> asMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("job", run.job());
        map.put("run_id", run.id());
        map.put("state", stateName(run.state()));
        if ("true".equals(run.parameters().get("dry_run"))) {
            map.put("dry_run", true);
        }
        Set<Count> apply = APPLY.getOrDefault(run.job(), Set.of());
        for (Count count : Count.values()) {
            Long value = run.counts().get(count.key());
            if (value != null || apply.contains(count)) {
                map.put(count.key(), value == null ? 0L : value);
            }
        }
        run.counts().forEach(map::putIfAbsent);
        if (run.endedAt() != null) {
            map.put("seconds", Duration.between(run.startedAt(), run.endedAt()).toMillis() / 1000.0);
        }
        if (state != null) {
            map.put("watermark", watermark(state.watermark()));
            map.put(
                    "proven_through",
                    state.provenThrough() == null ? null : state.provenThrough().toString());
        }
        return map;
    }

    void print(PrintWriter out, Messages messages) {
        String job = messages.textOr("text.job." + run.job(), run.job());
        String outcome = messages.text("text.state." + stateName(run.state()));
        Duration time = run.endedAt() == null ? Duration.ZERO : Duration.between(run.startedAt(), run.endedAt());
        out.println(messages.text("text.run", job, outcome, Numbers.time(time)));
        if ("true".equals(run.parameters().get("dry_run"))) {
            out.println("  " + messages.text("text.run.dry"));
        }
        Map<String, String> lines = new LinkedHashMap<>();
        counts().forEach((name, count) ->
                lines.put(messages.textOr("text.count." + name, name.replace('_', ' ')), Numbers.grouped(count)));
        if (state != null && state.provenThrough() != null) {
            lines.put(messages.text("text.proven"), state.provenThrough().toString());
        }
        Lines.print(out, lines);
        if (run.state() != Run.State.COMPLETED && !run.message().isEmpty()) {
            out.println("  " + Table.printable(messages.text(StoredSentence.read(run.message()))));
        }
    }

    /** Counts in the order of {@link Count}; others follow. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Count count : Count.values()) {
            Long value = run.counts().get(count.key());
            if (value != null) {
                counts.put(count.key(), value);
            }
        }
        run.counts().forEach(counts::putIfAbsent);
        return counts;
    }

    /** {@code completed-with-rejects}. */
    static String stateName(Run.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static @Nullable Map<String, String> watermark(@Nullable Position position) {
        if (position == null) {
            return null;
        }
        Map<String, String> map = new LinkedHashMap<>();
        map.put("modified", position.modified());
        map.put("id", position.id());
        return map;
    }
}
