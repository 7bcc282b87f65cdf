package io.tillwatch.cli;

import io.tillwatch.service.Workspace;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        header = "Lists the versions of the rules.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch rules list --json"})
final class RulesListCommand implements Callable<Integer> {
    private static final List<Field> FIELDS = List.of(
            Field.number("version"),
            Field.text("state"),
            Field.number("based_on"),
            Field.text("changed_by"),
            Field.text("changed_at"),
            Field.text("approved_by"),
            Field.text("activated_at"),
            Field.text("why"));

    private final CommandContext context;

    RulesListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return print(context);
    }

    static int print(CommandContext context) {
        try (Workspace workspace = context.open()) {
            RowPrinter printer = new RowPrinter(context, Format.TABLE, null);
            printer.list(
                    "rules",
                    FIELDS,
                    rows -> workspace.ruleBook().all().forEach(version -> rows.accept(RulesView.row(version))));
            printer.end(Map.of());
        }
        return ExitCode.DONE;
    }
}
