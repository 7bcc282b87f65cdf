package io.tillwatch.cli;

import io.tillwatch.service.JobRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "daily",
        header = "Computes the store-days again where they are not what the sales add up to.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch rollup daily --from 2026-05-01 --to 2026-05-31"})
final class RollupDailyCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private JobOptions options = new JobOptions();

    RollupDailyCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new JobRunner(context).run(options.request(JobRequest.Kind.ROLLUP_DAILY, false, spec, context));
    }
}
