package io.tillwatch.cli;

import io.tillwatch.model.RulesVersion;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.RuleBook;
import io.tillwatch.service.Workspace;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        header = "Shows what a version of the rules says, and what became of it.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch rules show", "  tillwatch rules show 2 --json"})
final class RulesShowCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "VERSION", arity = "0..1", description = "Its number; the active one if left out.")
    private @Nullable Integer version;

    RulesShowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Workspace workspace = context.open()) {
            RuleBook book = workspace.ruleBook();
            RulesVersion shown = version == null ? book.active() : book.version(version);
            new RulesView(context).print(shown, Sentence.NONE);
        }
        return ExitCode.DONE;
    }
}
