package io.tillwatch.cli;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.Workspace;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "cancel",
        header = "Asks a run to stop, on whichever machine it is; what it acknowledged stays.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch runs cancel RUN_ID"})
final class RunsCancelCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "RUN_ID", description = "The run's id, from \"tillwatch runs\".")
    private String runId = "";

    RunsCancelCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Workspace workspace = context.open()) {
            if (!workspace
                    .runs()
                    .requestCancel(runId, context.surroundings().startedBy().get())) {
                throw new Failure(Failure.Kind.REFUSED, Sentence.of("cli.run.over"));
            }
        }
        if (context.json()) {
            context.out().println(Json.of(Map.of("run_id", runId, "asked", true)));
        } else {
            context.out().println(context.messages().text("text.run.asked"));
        }
        return ExitCode.DONE;
    }
}
