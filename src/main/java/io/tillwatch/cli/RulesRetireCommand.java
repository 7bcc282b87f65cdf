package io.tillwatch.cli;

import io.tillwatch.model.Sentence;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "retire",
        header = "Gives a version of the rules up that is not active.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch rules retire 3"})
final class RulesRetireCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "VERSION", description = "Its number.")
    private int version;

    RulesRetireCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return RulesChange.make(
                context, (book, by, today) -> book.retire(book.version(version)), retired -> Sentence.NONE);
    }
}
