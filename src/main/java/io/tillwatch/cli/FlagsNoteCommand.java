package io.tillwatch.cli;

import io.tillwatch.service.review.ReviewAction;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "note",
        header = "Writes a note on flags.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch flags note 123 --text \"receipt in folder 7\""})
final class FlagsNoteCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "SALE_ID", arity = "1..*", description = "The sales' ids.")
    private List<String> saleIds = List.of();

    @Option(names = "--text", required = true, paramLabel = "TEXT", description = "Without card numbers.")
    private String text = "";

    FlagsNoteCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new ReviewRun(context).act(saleIds, ReviewAction.note(text));
    }
}
