package io.tillwatch.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "undo",
        header = "Takes back what was done last to flags.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch flags undo 123"})
final class FlagsUndoCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "SALE_ID", arity = "1..*", description = "The sales' ids.")
    private List<String> saleIds = List.of();

    FlagsUndoCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new ReviewRun(context).undo(saleIds);
    }
}
