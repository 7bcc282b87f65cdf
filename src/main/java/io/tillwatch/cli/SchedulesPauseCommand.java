package io.tillwatch.cli;

import io.tillwatch.job.Schedule;
import io.tillwatch.job.ScheduleStore.Kept;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.Workspace;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "pause",
        header = "Has a schedule rest until it is resumed; times that go by meanwhile are not made up for.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch schedules pause verify"})
final class SchedulesPauseCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "SCHEDULE", description = "The schedule's name, from \"tillwatch schedules\".")
    private String id = "";

    SchedulesPauseCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return change(context, id, (schedule, by, now) -> schedule.pausedBy(by, now, 0));
    }

    /** A change of a schedule by somebody at a moment. */
    interface Change {
        Schedule of(Schedule schedule, String by, Instant now);
    }

    static int change(CommandContext context, String id, Change change) {
        try (Workspace workspace = context.open()) {
            Instant now = workspace.serverClock().read();
            String by = context.surroundings().startedBy().get();
            Schedule changed = workspace
                    .schedules()
                    .change(id, schedule -> change.of(schedule, by, now))
                    .map(Kept::schedule)
                    .orElseThrow(() -> SchedulesSetCommand.wrong(Sentence.of("cli.schedule.missing", id)));
            SchedulesNextCommand.print(context, SchedulesCommand.row(changed, now), changed.times(), now);
        }
        return ExitCode.DONE;
    }
}
