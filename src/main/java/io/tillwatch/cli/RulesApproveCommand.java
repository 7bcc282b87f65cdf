package io.tillwatch.cli;

import io.tillwatch.model.Sentence;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "approve",
        header = "Approves a version of the rules that others wrote.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch rules diff 2", "  tillwatch rules approve 2"})
final class RulesApproveCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "VERSION", description = "Its number.")
    private int version;

    RulesApproveCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return RulesChange.make(
                context,
                (book, by, today) -> book.approve(book.version(version), by),
                approved -> Sentence.of("rules.next.approved", approved.number()));
    }
}
