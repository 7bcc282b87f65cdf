package io.tillwatch.cli;

import io.tillwatch.model.Sentence;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "activate",
        header = "Makes a version of the rules the one that runs judge by; the one before it retires.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillwatch rules activate 2",
            "  tillwatch rules activate 2 --untested \"a store's holiday, nothing else\"",
            "  tillwatch verify --repair"
        })
final class RulesActivateCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "VERSION", description = "Its number.")
    private int version;

    @Option(
            names = "--replaces",
            paramLabel = "VERSION",
            description = "The active version it takes the place of; the one that was active when it was drafted"
                    + " if left out.")
    private @Nullable Integer replaces;

    @Option(
            names = "--untested",
            paramLabel = "REASON",
            description = "Why it becomes active without a back-test that it passed.")
    private String untested = "";

    RulesActivateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return RulesChange.make(
                context,
                (book, by, today) -> {
                    var seen = book.version(version);
                    return book.activate(seen, replaces == null ? seen.under() : replaces, untested, by);
                },
                active -> Sentence.of("rules.next.active", active.number()));
    }
}
