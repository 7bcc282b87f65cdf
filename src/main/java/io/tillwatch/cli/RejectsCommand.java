package io.tillwatch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "rejects",
        header = "Lists the rows that could not be taken in, and takes in those that were mended.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch rejects", "  tillwatch rejects replay"})
final class RejectsCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ListOptions options = new ListOptions();

    RejectsCommand(CommandContext context) {
        this.context = context;
    }

    /** Without a word behind it: the list. */
    @Override
    public Integer call() {
        return RejectsListCommand.print(context, options, spec);
    }
}
