package io.tillwatch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "rules",
        header = "Lists the versions of the rules; drafts, compares, approves, activates and restores them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillwatch rules",
            "  tillwatch rules draft --why \"fewer alarms at weddings\"",
            "  tillwatch rules set 2 --above-factor 3",
            "  tillwatch rules diff 2",
            "  tillwatch rules activate 2"
        })
final class RulesCommand implements Callable<Integer> {
    private final CommandContext context;

    RulesCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return RulesListCommand.print(context);
    }
}
