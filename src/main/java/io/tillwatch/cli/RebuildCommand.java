package io.tillwatch.cli;

import io.tillwatch.model.DateRange;
import io.tillwatch.service.JobRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rebuild",
        header = "Builds the indices anew beside the old ones and puts them in their place when they are complete.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch rebuild --dry-run", "  tillwatch rebuild"})
final class RebuildCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--dry-run", description = "Say what would be touched; change nothing.")
    private boolean dryRun;

    RebuildCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new JobRunner(context)
                .run(new JobRequest(
                        JobRequest.Kind.REBUILD,
                        DateRange.ALL,
                        null,
                        dryRun,
                        false,
                        context.surroundings().startedBy().get()));
    }
}
