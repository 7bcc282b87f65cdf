package io.tillwatch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        header = "Lists the flagged sales, newest first.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch flags list --store 1042 --format csv"})
final class FlagsListCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FlagOptions options = new FlagOptions();

    FlagsListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new FlagRows(context).print(options, spec);
    }
}
