package io.tillwatch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "resume",
        header = "Goes on with a schedule that was paused.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch schedules resume verify"})
final class SchedulesResumeCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "SCHEDULE", description = "The schedule's name, from \"tillwatch schedules\".")
    private String id = "";

    SchedulesResumeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return SchedulesPauseCommand.change(context, id, (schedule, by, now) -> schedule.resumedBy(by, now));
    }
}
