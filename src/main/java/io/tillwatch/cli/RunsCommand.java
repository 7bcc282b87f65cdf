package io.tillwatch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "runs",
        header = "Lists the runs of jobs, and shows one.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch runs --limit 10", "  tillwatch runs show RUN_ID"})
final class RunsCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ListOptions options = new ListOptions();

    RunsCommand(CommandContext context) {
        this.context = context;
    }

    /** Without a word behind it: the list. */
    @Override
    public Integer call() {
        return RunsListCommand.print(context, options, spec);
    }
}
