package io.tillwatch.elastic;

import io.tillwatch.elastic.Records.Stamp;
import io.tillwatch.elastic.Searches.Wanted;
import io.tillwatch.job.CatchUp;
import io.tillwatch.job.Firing;
import io.tillwatch.job.Overlap;
import io.tillwatch.job.Policies;
import io.tillwatch.job.Progress;
import io.tillwatch.job.Retry;
import io.tillwatch.job.Schedule;
import io.tillwatch.job.ScheduleStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps schedules, one document each, changed by compare-and-set. */
final class ElasticScheduleStore implements ScheduleStore {
    private final Calls calls;
    private final IndexNames names;
    private final Records records;
    private final Searches searches;

    ElasticScheduleStore(Calls calls, IndexNames names) {
        this.calls = calls;
        this.names = names;
        this.records = new Records(calls, names);
        this.searches = new Searches(calls, names);
    }

    @Override
    public List<Kept> all() {
        Refresh.now(calls, names.target(IndexKind.SCHEDULES));
        List<String> ids = new ArrayList<>();
        searches.few(
                Wanted.of(IndexKind.SCHEDULES, Json.object("match_all", Json.object())),
                hit -> ids.add(Json.text(hit.source(), "id")));
        // By id: as last acknowledged, with the state that a change needs.
        List<Kept> all = new ArrayList<>();
        ids.forEach(id -> find(id).ifPresent(all::add));
        all.sort(Comparator.comparing(kept -> kept.schedule().id()));
        return all;
    }

    @Override
    public Optional<Kept> find(String id) {
        return records.find(IndexKind.SCHEDULES, id).map(hit -> new Kept(read(hit), hit.seqNo(), hit.primaryTerm()));
    }

    @Override
    public boolean add(Schedule schedule) {
        return write(null, schedule).isPresent();
    }

    @Override
    public Optional<Kept> replace(Kept expected, Schedule next) {
        return write(new Stamp(expected.seqNo(), expected.primaryTerm()), next);
    }

    private Optional<Kept> write(@Nullable Stamp before, Schedule schedule) {
        return records.replace(IndexKind.SCHEDULES, schedule.id(), before, document(schedule))
                .map(stamp -> new Kept(schedule, stamp.seqNo(), stamp.primaryTerm()));
    }

    private static Map<String, @Nullable Object> document(Schedule schedule) {
        Policies policies = schedule.policies();
        Schedule.Pause paused = schedule.paused();
        Progress progress = schedule.progress();
        return Json.object(
                "id", schedule.id(),
                "job", schedule.job(),
                "parameters", schedule.parameters(),
                "cron", schedule.cron(),
                "zone", schedule.zone().getId(),
                "overlap", word(policies.overlap()),
                "catch_up", word(policies.catchUp()),
                "retry_limit", policies.retry().limit(),
                "retry_first_seconds", policies.retry().first().toSeconds(),
                "retry_longest_seconds", policies.retry().longest().toSeconds(),
                "pause_after", policies.pauseAfter(),
                "deadline",
                        policies.deadline() == null ? null : policies.deadline().toString(),
                "after", policies.after(),
                "paused_by", paused == null ? null : paused.by(),
                "paused_at", paused == null ? null : paused.at(),
                "paused_failures", paused == null ? null : paused.failures(),
                "changed_by", schedule.changedBy(),
                "changed_at", schedule.changedAt(),
                "accounted", progress.accounted(),
                "open", firing(progress.open()),
                "runner", progress.runner(),
                "retry", firing(progress.retry()),
                "retry_at", progress.retryAt(),
                "done", progress.done(),
                "failures", progress.failures(),
                "alarmed", progress.alarmed());
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E choice(Class<E> type, Map<String, @Nullable Object> source, String name) {
        return Enum.valueOf(
                type, Json.text(source, name).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static @Nullable Map<String, @Nullable Object> firing(@Nullable Firing firing) {
        return firing == null
                ? null
                : Json.object(
                        "run_id", firing.runId(),
                        "first", firing.first(),
                        "scheduled_for", firing.scheduledFor(),
                        "times", firing.times(),
                        "late", firing.late(),
                        "only_date", firing.onlyDate(),
                        "attempt", firing.attempt(),
                        "resumes", firing.resumes());
    }

    private static @Nullable Firing firing(Map<String, @Nullable Object> source, String name) {
        Map<String, @Nullable Object> firing = new LinkedHashMap<>();
        Json.map(source, name).forEach((key, value) -> firing.put(String.valueOf(key), value));
        return firing.isEmpty()
                ? null
                : new Firing(
                        Json.text(firing, "run_id"),
                        SaleFields.instantOrEpoch(firing, "first"),
                        SaleFields.instantOrEpoch(firing, "scheduled_for"),
                        (int) Json.number(firing, "times"),
                        Json.isTrue(firing, "late"),
                        Json.isTrue(firing, "only_date"),
                        (int) Json.number(firing, "attempt"),
                        Json.textOrNull(firing, "resumes"));
    }

    private static Schedule read(Hit hit) {
        Map<String, @Nullable Object> source = hit.source();
        Map<String, String> parameters = new LinkedHashMap<>();
        Json.map(source, "parameters")
                .forEach((name, value) -> parameters.put(String.valueOf(name), String.valueOf(value)));
        String deadline = Json.textOrNull(source, "deadline");
        String pausedBy = Json.textOrNull(source, "paused_by");
        Instant changedAt = SaleFields.instantOrEpoch(source, "changed_at");
        return new Schedule(
                Json.text(source, "id"),
                Json.text(source, "job"),
                parameters,
                Json.text(source, "cron"),
                ZoneId.of(Json.text(source, "zone")),
                new Policies(
                        choice(Overlap.class, source, "overlap"),
                        choice(CatchUp.class, source, "catch_up"),
                        new Retry(
                                (int) Json.number(source, "retry_limit"),
                                Duration.ofSeconds(Json.number(source, "retry_first_seconds")),
                                Duration.ofSeconds(Json.number(source, "retry_longest_seconds"))),
                        (int) Json.number(source, "pause_after"),
                        deadline == null ? null : LocalTime.parse(deadline),
                        Json.list(source, "after").stream().map(String::valueOf).toList()),
                pausedBy == null
                        ? null
                        : new Schedule.Pause(pausedBy, SaleFields.instantOrEpoch(source, "paused_at"), (int)
                                Json.number(source, "paused_failures")),
                Json.text(source, "changed_by"),
                changedAt,
                new Progress(
                        SaleFields.instantOrEpoch(source, "accounted"),
                        firing(source, "open"),
                        Json.number(source, "runner"),
                        firing(source, "retry"),
                        SaleFields.instant(Json.textOrNull(source, "retry_at")),
                        SaleFields.instant(Json.textOrNull(source, "done")),
                        (int) Json.number(source, "failures"),
                        SaleFields.date(Json.textOrNull(source, "alarmed"))));
    }
}
