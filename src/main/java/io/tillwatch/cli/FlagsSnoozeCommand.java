package io.tillwatch.cli;

import io.tillwatch.service.review.ReviewAction;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "snooze",
        header = "Puts flags off until a date.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch flags snooze 123 --until 2026-06-15"})
final class FlagsSnoozeCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "SALE_ID", arity = "1..*", description = "The sales' ids.")
    private List<String> saleIds = List.of();

    @Option(
            names = "--until",
            required = true,
            paramLabel = "DATE",
            converter = DateConverter.class,
            description = "The date on which they come back.")
    private LocalDate until = LocalDate.EPOCH;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why.")
    private String note = "";

    FlagsSnoozeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new ReviewRun(context).act(saleIds, ReviewAction.snooze(until, note));
    }
}
