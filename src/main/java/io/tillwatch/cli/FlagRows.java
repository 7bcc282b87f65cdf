package io.tillwatch.cli;

import io.tillwatch.model.DateRange;
import io.tillwatch.service.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Prints flags. */
final class FlagRows {
    private static final List<Field> FIELDS = List.of(
            Field.text("id"),
            Field.text("business_date"),
            Field.text("store_id"),
            Field.number("amount_sale"),
            Field.number("baseline"),
            Field.number("score"),
            Field.text("reasons"),
            Field.text("review_state"));

    private final CommandContext context;

    FlagRows(CommandContext context) {
        this.context = context;
    }

    int print(FlagOptions options, CommandSpec spec) {
        int limit = options.list.limit(spec);
        DateRange range = options.range.range(spec);
        boolean whole = context.json() || options.list.format() == Format.JSON;
        try (Workspace workspace = context.open()) {
            RowPrinter printer = new RowPrinter(context, options.list.format(), null);
            printer.list(
                    "flags",
                    FIELDS,
                    rows -> workspace
                            .search()
                            .flags(
                                    range,
                                    options.range.store(),
                                    limit,
                                    flag -> rows.accept(whole ? flag : flat(flag))));
            printer.end(Map.of());
        }
        return ExitCode.DONE;
    }

    /** With the reasons' codes instead of the reasons. */
    private static Map<String, @Nullable Object> flat(Map<String, @Nullable Object> flag) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>(flag);
        if (flag.get("reasons") instanceof Iterable<?> reasons) {
            row.put(
                    "reasons",
                    StreamSupport.stream(reasons.spliterator(), false)
                            .map(reason -> reason instanceof Map<?, ?> map ? map.get("code") : reason)
                            .map(Objects::toString)
                            .collect(Collectors.joining(" ")));
        }
        return row;
    }
}
