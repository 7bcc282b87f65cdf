package io.tillwatch.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "draft",
        header = "Begins a new version of the rules with the content of another one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillwatch rules draft --why \"fewer alarms at weddings\"",
            "  tillwatch rules draft --from 3 --why \"as in spring\""
        })
final class RulesDraftCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--from", paramLabel = "VERSION", description = "Whose content; the active one's if left out.")
    private @Nullable Integer from;

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "What it is for.")
    private String why = "";

    RulesDraftCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return RulesChange.make(
                context,
                (book, by, today) -> book.draft(from == null ? book.active().number() : from, why, by),
                RulesChange::draftNext);
    }
}
