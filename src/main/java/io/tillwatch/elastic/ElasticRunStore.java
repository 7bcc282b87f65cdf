package io.tillwatch.elastic;

import io.tillwatch.elastic.Records.Stamp;
import io.tillwatch.elastic.Searches.Wanted;
import io.tillwatch.service.Run;
import io.tillwatch.service.Run.ProcessStamp;
import io.tillwatch.service.RunStore;
import io.tillwatch.service.RunSums;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Keeps runs, one document each. */
final class ElasticRunStore implements RunStore {
    private static final List<?> NEWEST_FIRST = List.of(Json.object("started_at", "desc"), Json.object("id", "desc"));

    private final Calls calls;
    private final IndexNames names;
    private final Records records;
    private final Searches searches;

    ElasticRunStore(Calls calls, IndexNames names) {
        this.calls = calls;
        this.names = names;
        this.records = new Records(calls, names);
        this.searches = new Searches(calls, names);
    }

    @Override
    public void put(Run run) {
        records.put(IndexKind.RUNS, run.id(), document(run));
    }

    @Override
    public Optional<Kept> replace(Optional<Kept> expected, Run run) {
        Stamp before = expected.map(kept -> new Stamp(kept.seqNo(), kept.primaryTerm()))
                .orElse(null);
        return records.replace(IndexKind.RUNS, run.id(), before, document(run))
                .map(stamp -> new Kept(run, stamp.seqNo(), stamp.primaryTerm()));
    }

    @Override
    public Optional<Run> find(String id) {
        return records.find(IndexKind.RUNS, id).map(ElasticRunStore::read);
    }

    @Override
    public Optional<Kept> read(String id) {
        return records.find(IndexKind.RUNS, id).map(hit -> new Kept(read(hit), hit.seqNo(), hit.primaryTerm()));
    }

    @Override
    public List<Run> recent(int limit) {
        var wanted = new Wanted(IndexKind.RUNS, Json.object("match_all", Json.object()), NEWEST_FIRST, null);
        Refresh.now(calls, names.target(IndexKind.RUNS));
        List<Run> runs = new ArrayList<>();
        searches.all(wanted, limit, hit -> runs.add(read(hit)));
        return runs;
    }

    @Override
    public List<Run> running() {
        var query = Queries.term("state", name(Run.State.RUNNING));
        Refresh.now(calls, names.target(IndexKind.RUNS));
        List<Run> runs = new ArrayList<>();
        searches.few(Wanted.of(IndexKind.RUNS, query), hit -> runs.add(read(hit)));
        return runs;
    }

    @Override
    public SortedMap<String, RunSums> sums(List<Double> bounds) {
        return new RunTotals(searches, bounds).read();
    }

    private static String name(Run.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, @Nullable Object> document(Run run) {
        Map<String, @Nullable Object> document = Json.object(
                "id", run.id(),
                "job", run.job(),
                "state", name(run.state()),
                "started_by", run.startedBy(),
                "host", run.process().host(),
                "pid", run.process().pid(),
                "process_started_at", run.process().startedAt(),
                "parameters", run.parameters(),
                "started_at", run.startedAt(),
                "heartbeat", run.heartbeat(),
                "ended_at", run.endedAt(),
                "seconds", seconds(run),
                "counts", run.counts(),
                "message", run.message(),
                "log", run.log(),
                "cancel_requested_by", run.cancelRequestedBy());
        Run.Occasion occasion = run.occasion();
        if (occasion != null) {
            document.putAll(Json.object(
                    "schedule", occasion.schedule(),
                    "scheduled_for", occasion.scheduledFor(),
                    "scheduled_times", occasion.times(),
                    "late", occasion.late(),
                    "attempt", occasion.attempt(),
                    "resumes", occasion.resumes()));
        }
        return document;
    }

    private static Run.@Nullable Occasion occasion(Map<String, @Nullable Object> source) {
        String schedule = Json.textOrNull(source, "schedule");
        return schedule == null
                ? null
                : new Run.Occasion(
                        schedule,
                        SaleFields.instantOrEpoch(source, "scheduled_for"),
                        (int) Json.number(source, "scheduled_times"),
                        Json.isTrue(source, "late"),
                        (int) Json.number(source, "attempt"),
                        Json.textOrNull(source, "resumes"));
    }

    /** How long it took: what is added up on the server has to stand in the document. */
    private static @Nullable Double seconds(Run run) {
        Instant end = run.endedAt();
        return end == null
                ? null
                : Math.max(0, Duration.between(run.startedAt(), end).toMillis()) / 1_000.0;
    }

    private static Run read(Hit hit) {
        Map<String, @Nullable Object> source = hit.source();
        Map<String, String> parameters = new LinkedHashMap<>();
        Json.map(source, "parameters")
                .forEach((name, value) -> parameters.put(String.valueOf(name), String.valueOf(value)));
        Map<String, Long> counts = new LinkedHashMap<>();
        Json.map(source, "counts").forEach((name, value) -> {
            if (value instanceof Long count) {
                counts.put(String.valueOf(name), count);
            }
        });
        List<String> log = new ArrayList<>();
        Json.list(source, "log").forEach(line -> log.add(String.valueOf(line)));
        return new Run(
                Json.text(source, "id"),
                Json.text(source, "job"),
                Run.State.valueOf(
                        Json.text(source, "state").toUpperCase(Locale.ROOT).replace('-', '_')),
                Json.text(source, "started_by"),
                new ProcessStamp(
                        Json.text(source, "host"),
                        Json.number(source, "pid"),
                        Json.number(source, "process_started_at")),
                parameters,
                SaleFields.instantOrEpoch(source, "started_at"),
                SaleFields.instantOrEpoch(source, "heartbeat"),
                SaleFields.instant(Json.textOrNull(source, "ended_at")),
                counts,
                Json.text(source, "message"),
                log,
                occasion(source),
                Json.textOrNull(source, "cancel_requested_by"));
    }
}
