package io.tillwatch.cli;

import io.tillwatch.service.JobRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "redetect",
        header = "Replays all sales through the detectors and brings the flags to what they say now.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch redetect --dry-run", "  tillwatch redetect --from 2026-05-01 --store 1042"})
final class RedetectCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private JobOptions options = new JobOptions();

    RedetectCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new JobRunner(context).run(options.request(JobRequest.Kind.REDETECT, false, spec, context));
    }
}
