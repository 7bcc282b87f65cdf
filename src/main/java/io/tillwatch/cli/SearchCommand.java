package io.tillwatch.cli;

import io.tillwatch.model.DateRange;
import io.tillwatch.service.SyncState;
import io.tillwatch.service.Workspace;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "search",
        header = "Shows the store-weeks and store-days of a store, or all stores' AOV on a date.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillwatch search --store 1042 --from 2026-05-01",
            "  tillwatch search --date 20260531 --format csv > aov.csv",
            "  tillwatch search --store 1042 --date 2026-05-31 --sales"
        })
final class SearchCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RangeOptions options = new RangeOptions();

    @Option(
            names = "--date",
            paramLabel = "DATE",
            converter = DateConverter.class,
            description = "One business date (2026-05-31 or 20260531).")
    private @Nullable LocalDate date;

    @Option(names = "--sales", description = "The sales themselves instead of what they add up to.")
    private boolean sales;

    @Option(names = "--format", paramLabel = "table|json|csv", description = "How to print: table, json or csv.")
    private Format format = Format.TABLE;

    SearchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        DateRange range = range();
        try (Workspace workspace = context.open()) {
            SyncState state = workspace.state().load();
            SearchRows rows = new SearchRows(workspace, range, options.store(), state.provenThrough());
            RowPrinter printer =
                    new RowPrinter(context, format, sales ? SearchRows.SALE_FIELDS : SearchRows.BOTH_FIELDS);
            if (sales) {
                printer.list(
                        "sales", format == Format.CSV ? SearchRows.SALE_FIELDS : SearchRows.SALE_COLUMNS, rows::sales);
            } else {
                if (options.store() != null) {
                    printer.list("store_weeks", SearchRows.WEEK_FIELDS, rows::storeWeeks);
                }
                printer.list("store_days", SearchRows.DAY_FIELDS, rows::storeDays);
            }
            printer.end(freshness(state));
            if (format == Format.TABLE && !context.json()) {
                printFreshness(state);
            }
        }
        return ExitCode.DONE;
    }

    private DateRange range() {
        if (options.store() == null && date == null) {
            throw new ParameterException(spec.commandLine(), "Say what to search for: --store ID or --date DATE.");
        }
        DateRange range = options.range(spec);
        if (date == null) {
            return range;
        }
        if (!range.equals(DateRange.ALL)) {
            throw new ParameterException(spec.commandLine(), "Use either --date or --from and --to.");
        }
        return new DateRange(date, date);
    }

    private static Map<String, @Nullable Object> freshness(SyncState state) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("synced_at", state.syncedAt());
        map.put("proven_through", state.provenThrough());
        return map;
    }

    private void printFreshness(SyncState state) {
        Messages messages = context.messages();
        context.out().println();
        context.out()
                .println(
                        state.syncedAt() == null
                                ? messages.text("text.never.synced")
                                : messages.text("text.synced", state.syncedAt()));
        context.out()
                .println(
                        state.provenThrough() == null
                                ? messages.text("text.unproven")
                                : messages.text("text.proven.until", state.provenThrough()));
    }
}
