package io.tillwatch.cli;

import io.tillwatch.service.JobRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        header = "Compares source and index, business date by business date, and names every difference.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch verify", "  tillwatch verify --repair --from 2026-05-01"})
final class VerifyCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private JobOptions options = new JobOptions();

    @Option(names = "--repair", description = "Mend the differences that are found, and nothing else.")
    private boolean repair;

    @Option(names = "--force", description = "With --repair: also remove very many sales that the source has no more.")
    private boolean force;

    VerifyCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new JobRunner(context).run(options.request(JobRequest.Kind.VERIFY, repair, force, spec, context));
    }
}
