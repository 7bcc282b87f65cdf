package io.tillwatch.cli;

import io.tillwatch.service.RejectStore;
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
        header = "Lists the rows that could not be taken in, newest first.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch rejects list --format csv"})
final class RejectsListCommand implements Callable<Integer> {
    private static final List<Field> FIELDS =
            Field.texts("sale_id", "code", "column", "modified", "first_seen", "last_seen", "run_id");

    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ListOptions options = new ListOptions();

    RejectsListCommand(CommandContext context) {
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
            printer.list(
                    "rejects",
                    FIELDS,
                    rows -> workspace.rejects().list(limit).forEach(entry -> rows.accept(row(entry))));
            printer.end(Map.of("count", workspace.rejects().count()));
        }
        return ExitCode.DONE;
    }

    private static Map<String, @Nullable Object> row(RejectStore.Entry entry) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("sale_id", entry.reject().saleId());
        row.put("code", entry.reject().code().name());
        row.put("column", entry.reject().column());
        row.put(
                "modified",
                entry.reject().position() == null
                        ? null
                        : entry.reject().position().modified());
        row.put("first_seen", entry.firstSeen());
        row.put("last_seen", entry.lastSeen());
        row.put("run_id", entry.runId());
        return row;
    }
}
