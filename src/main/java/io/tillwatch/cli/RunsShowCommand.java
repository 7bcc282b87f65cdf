package io.tillwatch.cli;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.Run;
import io.tillwatch.service.Workspace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        header = "Shows a run with its log.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch runs show RUN_ID"})
final class RunsShowCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "RUN_ID", description = "The run's id, from \"tillwatch runs\".")
    private String runId = "";

    RunsShowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Workspace workspace = context.open()) {
            Run run = workspace
                    .runs()
                    .find(runId)
                    .orElseThrow(() -> new Failure(Failure.Kind.REFUSED, Sentence.of("cli.run.missing")));
            if (context.json()) {
                Map<String, @Nullable Object> row = RunsListCommand.row(run);
                row.put("parameters", run.parameters());
                row.put("log", run.log());
                context.out().println(Json.of(row));
            } else {
                print(run);
            }
        }
        return ExitCode.DONE;
    }

    private void print(Run run) {
        new RunView(run, null).print(context.out(), context.messages());
        Map<String, String> lines = new LinkedHashMap<>();
        Messages messages = context.messages();
        lines.put(messages.text("text.field.started_at"), run.startedAt().toString());
        lines.put(messages.text("text.field.started_by"), run.startedBy());
        run.parameters().forEach(lines::put);
        Lines.printTexts(context.out(), lines);
        run.log().forEach(line -> context.out().println("  | " + Table.printable(line)));
    }
}
