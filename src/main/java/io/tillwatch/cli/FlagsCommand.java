package io.tillwatch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "flags",
        header = "Lists the flagged sales, newest first, and shows one.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch flags --from 2026-05-01", "  tillwatch flags show SALE_ID"})
final class FlagsCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FlagOptions options = new FlagOptions();

    FlagsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new FlagRows(context).print(options, spec);
    }
}
