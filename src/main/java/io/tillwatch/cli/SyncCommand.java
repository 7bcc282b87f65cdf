package io.tillwatch.cli;

import io.tillwatch.service.JobRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "sync",
        header = "Brings the index up to date with the source: new, changed and deleted sales.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch sync", "  tillwatch sync --dry-run --json"})
final class SyncCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private JobOptions options = new JobOptions();

    SyncCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new JobRunner(context).run(options.request(JobRequest.Kind.SYNC, false, spec, context));
    }
}
