package io.tillwatch.cli;

import io.tillwatch.model.Sentence;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "shadow",
        header =
                "Puts a version of the rules aside to be compared with the active one by \"rules test\", day after day.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch rules shadow 2", "  tillwatch rules test 2 --from 2026-05-01"})
final class RulesShadowCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "VERSION", description = "Its number.")
    private int version;

    RulesShadowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return RulesChange.make(
                context,
                (book, by, today) -> book.shadow(book.version(version)),
                shadow -> Sentence.of("rules.next.shadow", shadow.number()));
    }
}
