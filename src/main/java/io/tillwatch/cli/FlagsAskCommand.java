package io.tillwatch.cli;

import io.tillwatch.service.review.ReviewAction;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "ask",
        header = "Marks flags as waiting for information.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch flags ask 123 --note \"the store calls back on Monday\""})
final class FlagsAskCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "SALE_ID", arity = "1..*", description = "The sales' ids.")
    private List<String> saleIds = List.of();

    @Option(names = "--note", required = true, paramLabel = "TEXT", description = "What is asked, of whom.")
    private String note = "";

    FlagsAskCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new ReviewRun(context).act(saleIds, ReviewAction.needsInformation(note));
    }
}
