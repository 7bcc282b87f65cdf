package io.tillwatch.cli;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.JobRequest;
import io.tillwatch.service.Jobs;
import io.tillwatch.service.Run;
import io.tillwatch.service.Workspace;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs one job in the foreground: progress while it runs, a summary when it has ended. */
final class JobRunner {
    /** Time for the run's record to be written after the person asked to stop, in seconds. */
    private static final int PATIENCE = 10;

    private final CommandContext context;

    JobRunner(CommandContext context) {
        this.context = context;
    }

    int run(JobRequest request) {
        AtomicReference<@Nullable Jobs> running = new AtomicReference<>();
        AtomicBoolean stopped = new AtomicBoolean();
        Runnable stop = () -> {
            stopped.set(true);
            Jobs jobs = running.get();
            if (jobs != null) {
                jobs.cancel();
            }
        };
        Interrupts.Registration interrupts = context.surroundings().interrupts().onInterrupt(PATIENCE, stop);
        try (interrupts;
                Workspace workspace = context.open()) {
            Jobs jobs = workspace.jobs();
            if (stopped.get()) {
                throw new Failure(Failure.Kind.CANCELLED, Sentence.of("cli.stopped"));
            }
            running.set(jobs);
            Run run;
            try (ProgressPrinter progress = context.progress()) {
                run = jobs.run(request, progress);
            }
            RunView view = new RunView(run, workspace.state().load());
            if (context.json()) {
                context.out().println(Json.of(view.asMap()));
            } else {
                view.print(context.out(), context.messages());
            }
            return ExitCode.of(run.state());
        }
    }
}
