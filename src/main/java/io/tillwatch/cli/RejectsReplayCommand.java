package io.tillwatch.cli;

import io.tillwatch.service.JobRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "replay",
        header = "Reads the rejected rows again and takes in those that were mended in the source.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch rejects replay"})
final class RejectsReplayCommand implements Callable<Integer> {
    static final JobRequest.Kind KIND = JobRequest.Kind.REPLAY_REJECTS;

    private final CommandContext context;

    @Option(names = "--dry-run", description = "Say what would be touched; change nothing.")
    private boolean dryRun;

    RejectsReplayCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        JobRequest whole =
                JobRequest.of(KIND, context.surroundings().startedBy().get());
        return new JobRunner(context).run(new JobRequest(KIND, whole.range(), null, dryRun, false, whole.startedBy()));
    }
}
