package io.tillwatch.cli;

import io.tillwatch.config.Settings;
import io.tillwatch.config.SourceSettings;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.Check;
import io.tillwatch.service.Examination;
import io.tillwatch.service.Workspace;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "doctor",
        header = "Checks settings, both servers, privileges, indexes, clock and zone, and says what to do.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch doctor", "  tillwatch doctor --profile bank --json"})
final class DoctorCommand implements Callable<Integer> {
    private final CommandContext context;

    DoctorCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Settings settings = context.settings();
        Map<String, List<Check>> groups;
        try (Workspace workspace = context.open()) {
            Examination examination = new Examination(workspace);
            groups = new LinkedHashMap<>();
            groups.put("Settings", settingsChecks(settings));
            groups.put("MySQL", examination.source());
            groups.put("Elasticsearch", examination.index());
        }
        boolean failed =
                groups.values().stream().flatMap(List::stream).anyMatch(check -> check.level() == Check.Level.FAILURE);
        if (context.json()) {
            printJson(groups, failed);
        } else {
            print(groups, failed);
        }
        return failed ? ExitCode.FAILED : ExitCode.DONE;
    }

    private static List<Check> settingsChecks(Settings settings) {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(
                "settings",
                Check.Level.OK,
                Files.exists(settings.file())
                        ? Sentence.of("check.settings.file", settings.profile(), settings.file())
                        : Sentence.of("check.settings.environment", settings.file()),
                Sentence.NONE));
        SourceSettings source = settings.source();
        checks.add(new Check(
                "zone",
                Check.Level.OK,
                Sentence.of("check.settings.zone", settings.zone(), source == null ? settings.zone() : source.zone()),
                Sentence.NONE));
        settings.notes().forEach(note -> checks.add(new Check("secret", Check.Level.WARNING, note, Sentence.NONE)));
        return checks;
    }

    private void printJson(Map<String, List<Check>> groups, boolean failed) {
        List<Map<String, Object>> checks = new ArrayList<>();
        groups.forEach((group, found) -> found.forEach(check -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("group", group);
            one.put("name", check.name());
            one.put("level", check.level().name().toLowerCase(Locale.ROOT));
            one.put("finding", check.finding().english());
            one.put("advice", check.advice().english());
            checks.add(one);
        }));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("job", "doctor");
        object.put("state", failed ? "failed" : "completed");
        object.put("checks", checks);
        context.out().println(Json.of(object));
    }

    private void print(Map<String, List<Check>> groups, boolean failed) {
        groups.forEach((group, checks) -> {
            context.out().println(group);
            int width = checks.stream()
                    .mapToInt(check -> DisplayWidth.of(check.name()))
                    .max()
                    .orElse(0);
            for (Check check : checks) {
                context.out()
                        .println("  " + mark(check.level()) + " " + DisplayWidth.padRight(check.name(), width) + "  "
                                + Table.printable(context.messages().text(check.finding())));
                if (!check.advice().isNone() && check.level() != Check.Level.OK) {
                    context.out()
                            .println(" ".repeat(width + 7)
                                    + Table.printable(context.messages().text(check.advice())));
                }
            }
        });
        context.out().println(context.messages().text(failed ? "text.doctor.failed" : "text.doctor.done"));
    }

    private static String mark(Check.Level level) {
        return switch (level) {
            case OK -> "OK";
            case WARNING -> "! ";
            case FAILURE -> "x ";
        };
    }
}
