package io.tillwatch.elastic;

import io.tillwatch.service.Count;
import io.tillwatch.service.Run;
import io.tillwatch.service.RunSums;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds runs up on the server, in one search. */
final class RunTotals {
    /** More than there are jobs, and states. */
    private static final int MOST = 100;

    private static final List<Count> ROWS =
            List.of(Count.READ, Count.INDEXED, Count.UNCHANGED, Count.DELETED, Count.FLAGGED, Count.REJECTED);
    private static final String SECONDS = "seconds";

    /** Records of due times that no run came of have neither a duration nor an outcome. */
    private static final List<String> NEVER_BEGUN = List.of("skipped", "missed");

    private final Searches searches;
    private final List<Double> bounds;

    RunTotals(Searches searches, List<Double> bounds) {
        this.searches = searches;
        this.bounds = bounds;
    }

    SortedMap<String, RunSums> read() {
        Map<String, @Nullable Object> ofJob = Json.object("state", terms("state"));
        ROWS.forEach(count -> ofJob.put(count.key(), sum("counts." + count.key())));
        ofJob.put("ended", ended());
        Map<String, @Nullable Object> byJob = terms("job");
        byJob.put("aggs", ofJob);
        var found = searches.search(
                IndexKind.RUNS, Json.object("size", 0, "track_total_hits", false, "aggs", Json.object("by", byJob)));
        SortedMap<String, RunSums> jobs = new TreeMap<>();
        Json.list(found.aggregation("by"), "buckets").forEach(job -> jobs.put(Json.text(job, "key"), sums(job)));
        return jobs;
    }

    private static Map<String, @Nullable Object> terms(String field) {
        return Json.object("terms", Json.object("field", field, "size", MOST));
    }

    private static Map<String, @Nullable Object> sum(String field) {
        return Json.object("sum", Json.object("field", field));
    }

    private Map<String, @Nullable Object> ended() {
        List<Object> ranges = new ArrayList<>();
        double from = 0;
        for (int i = 0; i <= bounds.size(); i++) {
            Map<String, @Nullable Object> range = Json.object("key", "c" + i, "from", from);
            if (i < bounds.size()) {
                // A range ends before its end; ours end with it.
                from = Math.nextUp(bounds.get(i));
                range.put("to", from);
            }
            ranges.add(range);
        }
        var classes = Json.object("range", Json.object("field", SECONDS, "keyed", true, "ranges", ranges));
        var last = Json.object(
                "top_hits",
                Json.object(
                        "size",
                        1,
                        "sort",
                        List.of(Json.object("started_at", "desc"), Json.object("id", "desc")),
                        "_source",
                        List.of("state", "ended_at", SECONDS, "counts")));
        return Json.object(
                "filter",
                Json.object(
                        "bool",
                        Json.object(
                                "filter",
                                Json.object("exists", Json.object("field", SECONDS)),
                                "must_not",
                                Queries.terms("state", NEVER_BEGUN))),
                "aggs",
                Json.object("sum", sum(SECONDS), "classes", classes, "last", last));
    }

    private RunSums sums(Object job) {
        Map<Run.State, Long> runs = new EnumMap<>(Run.State.class);
        for (Object state : Json.list(job, "state", "buckets")) {
            runs.put(state(Json.text(state, "key")), Json.number(state, "doc_count"));
        }
        Map<String, Long> rows = new LinkedHashMap<>();
        ROWS.forEach(count -> rows.put(count.key(), Json.number(job, count.key(), "value")));
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i <= bounds.size(); i++) {
            counts.add(Json.number(job, "ended", "classes", "buckets", "c" + i, "doc_count"));
        }
        var durations = new RunSums.Durations(bounds, counts, decimal(job, "ended", "sum", "value"));
        List<?> last = Json.list(job, "ended", "last", "hits", "hits");
        return new RunSums(runs, rows, durations, last.isEmpty() ? null : last(Json.map(last.getFirst(), "_source")));
    }

    private static RunSums.Last last(Map<?, ?> run) {
        Instant ended = SaleFields.instant(Json.textOrNull(run, "ended_at"));
        return new RunSums.Last(
                state(Json.text(run, "state")),
                ended == null ? Instant.EPOCH : ended,
                decimal(run, SECONDS),
                Json.number(run, "counts", Count.READ.key()));
    }

    private static Run.State state(String name) {
        return Run.State.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static double decimal(@Nullable Object root, String... path) {
        return Json.at(root, path) instanceof Number number ? number.doubleValue() : 0;
    }
}
