package io.tillwatch.cli;

import io.tillwatch.model.Position;
import io.tillwatch.service.Run;
import io.tillwatch.service.SyncState;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run as people and programs are shown it. */
final class RunView {
    /** The order in which counts are shown; others follow. */
    private static final List<String> COUNTS = List.of(
            "read",
            "indexed",
            "unchanged",
            "deleted",
            "flagged",
            "not_judged",
            "rejected",
            "store_days",
            "store_weeks",
            "different",
            "repaired");

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
        map.putAll(counts());
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
            out.println("  " + run.message());
        }
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String name : COUNTS) {
            Long count = run.counts().get(name);
            if (count != null) {
                counts.put(name, count);
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
