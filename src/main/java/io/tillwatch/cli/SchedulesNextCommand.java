package io.tillwatch.cli;

import io.tillwatch.job.CronTimes;
import io.tillwatch.job.Due;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.Workspace;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "next",
        header = "Says what a cron expression means, with its next five times; changes nothing.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch schedules next --cron \"30 6 * * 1-5\" --zone Asia/Seoul"})
final class SchedulesNextCommand implements Callable<Integer> {
    private static final int TIMES = 5;

    private final CommandContext context;

    @Option(names = "--cron", required = true, paramLabel = "CRON", description = "The expression.")
    private String cron = "";

    @Option(names = "--zone", paramLabel = "ZONE", description = "The zone whose clock is meant.")
    private @Nullable String zone;

    SchedulesNextCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ZoneId where = zone(zone, context.settings().zone());
        String expression = checked(cron, where);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("cron", expression);
        row.put("zone", where);
        try (Workspace workspace = context.open()) {
            print(
                    context,
                    row,
                    CronTimes.parse(expression, where),
                    workspace.serverClock().read());
        }
        return ExitCode.DONE;
    }

    /** Prints what is known, what the expression says and its next times. */
    static void print(CommandContext context, Map<String, @Nullable Object> row, CronTimes times, Instant now) {
        List<Instant> next = Due.next(times, now, TIMES);
        if (context.json()) {
            row.put("next_times", next);
            context.out().println(Json.of(row));
            return;
        }
        Locale locale = context.messages().locale();
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss z", locale).withZone(times.zone());
        Map<String, String> lines = new LinkedHashMap<>();
        row.forEach((name, value) -> {
            if (value != null) {
                lines.put(name, String.valueOf(value));
            }
        });
        lines.put(context.messages().text("text.schedule.words"), times.describe(locale));
        Lines.printTexts(context.out(), lines);
        next.forEach(time -> context.out().println("  " + format.format(time)));
    }

    static String checked(String expression, ZoneId where) {
        try {
            CronTimes ignored = CronTimes.parse(expression, where);
            return expression.strip();
        } catch (CronTimes.InvalidCron e) {
            throw SchedulesSetCommand.wrong(
                    Sentence.of("cli.schedule.cron", expression, String.valueOf(e.getMessage())));
        }
    }

    static ZoneId zone(@Nullable String name, ZoneId otherwise) {
        try {
            return name == null ? otherwise : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw SchedulesSetCommand.wrong(Sentence.of("cli.schedule.zone", String.valueOf(name)));
        }
    }
}
