package io.tillwatch.cli;

import io.tillwatch.service.JobRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "weekly",
        header = "Computes the store-weeks, and the flags that hang on them.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch rollup weekly --store 1042"})
final class RollupWeeklyCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private JobOptions options = new JobOptions();

    RollupWeeklyCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new JobRunner(context).run(options.request(JobRequest.Kind.ROLLUP_WEEKLY, false, spec, context));
    }
}
