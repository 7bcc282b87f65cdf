package io.tillwatch.cli;

import io.tillwatch.job.Policies;
import io.tillwatch.job.Schedule;
import io.tillwatch.job.ScheduleStore.Kept;
import io.tillwatch.service.Workspace;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        name = "schedules",
        header = "Lists when jobs run by themselves; sets, pauses and resumes it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillwatch schedules",
            "  tillwatch schedules set sync --cron \"0 */6 * * *\" --catch-up once",
            "  tillwatch schedules pause verify",
            "  tillwatch schedules next --cron \"30 6 * * 1-5\""
        })
final class SchedulesCommand implements Callable<Integer> {
    private static final List<Field> FIELDS = List.of(
            Field.text("schedule"),
            Field.text("job"),
            Field.text("cron"),
            Field.text("zone"),
            Field.text("next"),
            Field.text("done"),
            Field.number("failures"),
            Field.text("paused_by"));

    private final CommandContext context;

    SchedulesCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Workspace workspace = context.open()) {
            RowPrinter printer = new RowPrinter(context, Format.TABLE, null);
            Instant now = workspace.serverClock().read();
            printer.list(
                    "schedules",
                    FIELDS,
                    rows -> workspace.schedules().all().stream()
                            .map(Kept::schedule)
                            .forEach(schedule -> rows.accept(row(schedule, now))));
            printer.end(Map.of());
        }
        return ExitCode.DONE;
    }

    /** A schedule as listed. */
    static Map<String, @Nullable Object> row(Schedule schedule, Instant now) {
        Policies policies = schedule.policies();
        Schedule.Pause paused = schedule.paused();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("schedule", schedule.id());
        row.put("job", schedule.job());
        row.put("parameters", schedule.parameters());
        row.put("cron", schedule.cron());
        row.put("zone", schedule.zone());
        row.put("next", paused != null ? null : schedule.times().next(now).orElse(null));
        row.put("overlap", word(policies.overlap()));
        row.put("catch_up", word(policies.catchUp()));
        row.put("retries", policies.retry().limit());
        row.put("pause_after", policies.pauseAfter());
        row.put("deadline", policies.deadline());
        row.put("after", policies.after());
        row.put("done", schedule.progress().done());
        row.put("accounted", schedule.progress().accounted());
        row.put("failures", schedule.progress().failures());
        row.put("paused_by", paused == null ? null : paused.by());
        row.put("changed_by", schedule.changedBy());
        return row;
    }

    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
