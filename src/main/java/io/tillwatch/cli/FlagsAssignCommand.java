package io.tillwatch.cli;

import io.tillwatch.service.review.ReviewAction;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "assign",
        header = "Gives flags to somebody, or with an empty name to nobody.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch flags assign 123 124 --to lee@bank"})
final class FlagsAssignCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "SALE_ID", arity = "1..*", description = "The sales' ids.")
    private List<String> saleIds = List.of();

    @Option(names = "--to", required = true, paramLabel = "PERSON", description = "user@host, or empty for nobody.")
    private String assignee = "";

    FlagsAssignCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new ReviewRun(context).act(saleIds, ReviewAction.assign(assignee));
    }
}
