package io.tillwatch.cli;

import io.tillwatch.job.CatchUp;
import io.tillwatch.job.Overlap;
import io.tillwatch.job.Policies;
import io.tillwatch.job.Progress;
import io.tillwatch.job.Retry;
import io.tillwatch.job.Schedule;
import io.tillwatch.job.ScheduleStore;
import io.tillwatch.job.ScheduleStore.Kept;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.DefaultSchedules;
import io.tillwatch.service.JobRequest;
import io.tillwatch.service.Workspace;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "set",
        header = "Changes a schedule, or adds one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillwatch schedules set sync --cron \"0 */6 * * *\" --catch-up once",
            "  tillwatch schedules set hourly --job sync --cron \"0 * * * *\" --overlap skip",
            "  tillwatch schedules set rollup-daily --deadline 06:30 --after sync --retries 3 --pause-after 10"
        })
final class SchedulesSetCommand implements Callable<Integer> {
    private static final String NONE = "none";
    private static final Retry RETRY = new Retry(3, Duration.ofMinutes(1), Duration.ofMinutes(15));
    private static final Policies NEW = new Policies(Overlap.WAIT, CatchUp.ONCE, RETRY, 10, null, List.of());

    private final CommandContext context;

    @Parameters(
            paramLabel = "SCHEDULE",
            description = "The schedule's name, from \"tillwatch schedules\", or a new one.")
    private String id = "";

    @Option(names = "--job", paramLabel = "JOB", description = "What it runs, for a new one: sync, rollup-daily, …")
    private @Nullable String job;

    @Option(
            names = "--cron",
            paramLabel = "CRON",
            description = "When: minute, hour, day, month, weekday, with seconds before them if there are six.")
    private @Nullable String cron;

    @Option(names = "--zone", paramLabel = "ZONE", description = "The zone whose clock is meant.")
    private @Nullable String zone;

    @Option(names = "--overlap", paramLabel = "POLICY", description = "While the job runs: skip, wait or replace.")
    private @Nullable String overlap;

    @Option(names = "--catch-up", paramLabel = "POLICY", description = "Missed times: skip, once or every-date.")
    private @Nullable String catchUp;

    @Option(names = "--retries", paramLabel = "N", description = "How often a failed run is tried again.")
    private @Nullable Integer retries;

    @Option(names = "--pause-after", paramLabel = "N", description = "Pause after N failures in a row; 0 for never.")
    private @Nullable Integer pauseAfter;

    @Option(names = "--deadline", paramLabel = "HH:MM", description = "Tell when it is not done by then; or none.")
    private @Nullable String deadline;

    @Option(
            names = "--after",
            paramLabel = "SCHEDULE",
            split = ",",
            description = "Wait until these are done; or none.")
    private @Nullable List<String> after;

    SchedulesSetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String by = context.surroundings().startedBy().get();
        try (Workspace workspace = context.open()) {
            workspace.admin().prepareRecords();
            ScheduleStore store = workspace.schedules();
            Instant now = workspace.serverClock().read();
            DefaultSchedules.addTo(store, context.settings().zone(), by, now);
            Optional<Kept> changed = store.change(id, schedule -> changed(schedule, by, now));
            if (changed.isEmpty()) {
                store.add(added(by, now));
            }
            Schedule stands = store.find(id).map(Kept::schedule).orElseThrow();
            Map<String, @Nullable Object> row = SchedulesCommand.row(stands, now);
            SchedulesNextCommand.print(context, row, stands.times(), now);
        }
        return ExitCode.DONE;
    }

    private Schedule changed(Schedule schedule, String by, Instant now) {
        if (job != null && !job.equals(schedule.job())) {
            throw wrong(Sentence.of("cli.schedule.job.fixed", id, schedule.job()));
        }
        return schedule.changed(
                schedule.parameters(),
                cron(schedule.cron(), zone(schedule.zone())),
                zone(schedule.zone()),
                policies(schedule.policies()),
                by,
                now);
    }

    private Schedule added(String by, Instant now) {
        if (!id.matches("[a-z0-9][a-z0-9-]{0,60}")) {
            throw wrong(Sentence.of("cli.schedule.name"));
        }
        String what = job == null ? id : job;
        if (JobRequest.Kind.ofJob(what).filter(JobRequest.Kind::isAskedFor).isEmpty()) {
            throw wrong(Sentence.of("cli.schedule.job"));
        }
        if (cron == null) {
            throw wrong(Sentence.of("cli.schedule.cron.none"));
        }
        ZoneId where = zone(context.settings().zone());
        return new Schedule(
                id, what, Map.of(), cron(cron, where), where, policies(NEW), null, by, now, Progress.since(now));
    }

    private String cron(String before, ZoneId where) {
        return cron == null ? before : SchedulesNextCommand.checked(cron, where);
    }

    private ZoneId zone(ZoneId before) {
        return SchedulesNextCommand.zone(zone, before);
    }

    private Policies policies(Policies before) {
        Retry retry = before.retry();
        return new Policies(
                overlap == null ? before.overlap() : choice(Overlap.class, overlap),
                catchUp == null ? before.catchUp() : choice(CatchUp.class, catchUp),
                retries == null ? retry : new Retry(notNegative(retries), retry.first(), retry.longest()),
                pauseAfter == null ? before.pauseAfter() : notNegative(pauseAfter),
                deadline == null ? before.deadline() : time(deadline),
                after == null ? before.after() : after.equals(List.of(NONE)) ? List.of() : after);
    }

    private static int notNegative(int number) {
        if (number < 0) {
            throw wrong(Sentence.of("cli.schedule.number"));
        }
        return number;
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> SchedulesCommand.word(each).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> wrong(Sentence.of(
                        "cli.schedule.policy",
                        word,
                        Arrays.stream(type.getEnumConstants())
                                .map(SchedulesCommand::word)
                                .reduce((left, right) -> left + ", " + right)
                                .orElse(""))));
    }

    private static @Nullable LocalTime time(String text) {
        try {
            return text.equals(NONE) ? null : LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw wrong(Sentence.of("cli.schedule.deadline", text));
        }
    }

    static Failure wrong(Sentence sentence) {
        return new Failure(Failure.Kind.SETTINGS, sentence);
    }
}
