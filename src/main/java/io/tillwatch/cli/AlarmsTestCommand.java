package io.tillwatch.cli;

import io.tillwatch.cli.AlarmTester.Outcome;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "test",
        header = "Sends a test alarm by every way the settings name, and says whether it was taken.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch alarms test", "  tillwatch alarms test --profile bank --json"})
final class AlarmsTestCommand implements Callable<Integer> {
    private final CommandContext context;

    AlarmsTestCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Outcome> outcomes = context.surroundings().alarms().test(context.settings());
        if (outcomes.isEmpty()) {
            throw new Failure(
                    Failure.Kind.SETTINGS,
                    Sentence.of("cli.alarms.none", context.settings().file()));
        }
        boolean failed = outcomes.stream().anyMatch(outcome -> !outcome.fault().isNone());
        if (context.json()) {
            List<Map<String, Object>> ways = new ArrayList<>();
            for (Outcome outcome : outcomes) {
                Map<String, Object> way = new LinkedHashMap<>();
                way.put("way", outcome.way());
                way.put("taken", outcome.fault().isNone());
                way.put("fault", outcome.fault().english());
                ways.add(way);
            }
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("job", "alarms-test");
            object.put("state", failed ? "failed" : "completed");
            object.put("ways", ways);
            context.out().println(Json.of(object));
        } else {
            for (Outcome outcome : outcomes) {
                Sentence said = outcome.fault().isNone() ? Sentence.of("cli.alarms.taken") : outcome.fault();
                context.out().println(outcome.way() + ": " + context.messages().text(said));
            }
        }
        return failed ? ExitCode.FAILED : ExitCode.DONE;
    }
}
