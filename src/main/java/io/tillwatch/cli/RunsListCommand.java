package io.tillwatch.cli;

import io.tillwatch.service.Run;
import io.tillwatch.service.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        header = "Lists the runs, newest first.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch runs list --limit 10"})
final class RunsListCommand implements Callable<Integer> {
    private static final List<Field> FIELDS = List.of(
            Field.text("run_id"),
            Field.text("job"),
            Field.text("state"),
            Field.text("started_at"),
            Field.number("seconds"),
            Field.number("read"),
            Field.number("indexed"),
            Field.number("rejected"),
            Field.number("different"),
            Field.text("started_by"));

    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ListOptions options = new ListOptions();

    RunsListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return print(context, options, spec);
    }

    static int print(CommandContext context, ListOptions options, CommandSpec spec) {
        int limit = options.limit(spec);
        try (Workspace workspace = context.open()) {
            RowPrinter printer = new RowPrinter(context, options.format(), null);
            printer.list("runs", FIELDS, rows -> workspace.runs().recent(limit).forEach(run -> rows.accept(row(run))));
            printer.end(Map.of());
        }
        return ExitCode.DONE;
    }

    /** A run as listed: what {@code --json} of the run itself says, when, and by whom. */
    static Map<String, @Nullable Object> row(Run run) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>(new RunView(run, null).asMap());
        row.put("started_at", run.startedAt());
        row.put("ended_at", run.endedAt());
        row.put("started_by", run.startedBy());
        row.put("message", run.message());
        return row;
    }
}
