package io.tillwatch.cli;

import io.tillwatch.service.JobRequest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What a job that works on dates and stores can be told. */
final class JobOptions {
    @Mixin
    private RangeOptions range = new RangeOptions();

    @Option(names = "--dry-run", description = "Say what would be touched; change nothing.")
    private boolean dryRun;

    JobRequest request(JobRequest.Kind kind, boolean repair, CommandSpec command, CommandContext context) {
        return request(kind, repair, false, command, context);
    }

    JobRequest request(
            JobRequest.Kind kind, boolean repair, boolean force, CommandSpec command, CommandContext context) {
        return new JobRequest(
                kind,
                range.range(command),
                range.store(),
                dryRun,
                repair,
                force,
                context.surroundings().startedBy().get());
    }
}
