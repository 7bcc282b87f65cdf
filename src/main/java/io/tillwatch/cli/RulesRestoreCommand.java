package io.tillwatch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        header = "Begins a new version that says what an earlier one said.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch rules restore 1 --why \"version 2 alarms too often\""})
final class RulesRestoreCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "VERSION", description = "Its number.")
    private int version;

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "What it is for.")
    private String why = "";

    RulesRestoreCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return RulesChange.make(context, (book, by, today) -> book.restore(version, why, by), RulesChange::draftNext);
    }
}
