package io.tillwatch.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Prints lists of rows as they come: tables for people, CSV or a JSON array for programs, or with {@code --json} one
 * object that holds every list under its name.
 */
final class RowPrinter {
    private final CommandContext context;
    private final PrintWriter out;
    private final Format format;
    private final @Nullable List<Field> csvFields;
    private boolean begun;
    private boolean listOpen;
    private boolean rowBefore;

    /** @param csvFields the columns of the CSV when several lists share it; null for those of the list */
    RowPrinter(CommandContext context, Format format, @Nullable List<Field> csvFields) {
        this.context = context;
        this.out = context.out();
        this.format = format;
        this.csvFields = csvFields;
    }

    /** Prints what {@code source} hands over. */
    void list(String name, List<Field> fields, Consumer<Consumer<Map<String, @Nullable Object>>> source) {
        if (context.json()) {
            listOpen = false;
            rowBefore = false;
            source.accept(row -> {
                openList(name);
                jsonRow(row);
            });
            openList(name);
            out.print("]");
            listOpen = false;
        } else if (format == Format.JSON) {
            boolean first = !begun;
            source.accept(row -> {
                out.print(first && !rowBefore ? "[" : "");
                jsonRow(row);
            });
            out.print(first && !rowBefore ? "[" : "");
        } else if (format == Format.CSV) {
            csv(csvFields == null ? fields : csvFields, source);
        } else {
            table(name, fields, source);
        }
        begun = true;
    }

    /** Only when there is a row or none will come: a server that refuses at once leaves the output empty. */
    private void openList(String name) {
        if (!listOpen) {
            out.print((begun ? "," : "{") + Json.of(name) + ":[");
            begun = true;
            listOpen = true;
            context.endJsonWith(this::fail);
        }
    }

    /** Ends the object that was begun, so that what was printed stays one. */
    private void fail(Map<String, ? extends @Nullable Object> failure) {
        if (listOpen) {
            out.print("]");
        }
        end(failure);
    }

    /** @param more what belongs into the object of {@code --json} beside the lists */
    void end(Map<String, ? extends @Nullable Object> more) {
        if (context.json()) {
            StringBuilder rest = new StringBuilder();
            more.forEach((key, value) -> {
                rest.append(!begun && rest.isEmpty() ? "{" : ",");
                rest.append(Json.of(key)).append(':').append(Json.of(value));
            });
            out.println((begun || !rest.isEmpty() ? rest : rest.append('{')).append('}'));
        } else if (format == Format.JSON) {
            out.println(begun ? "]" : "[]");
        }
        out.flush();
    }

    private void jsonRow(Map<String, @Nullable Object> row) {
        out.print((rowBefore ? ",\n" : "\n") + Json.of(row));
        rowBefore = true;
    }

    private void csv(List<Field> fields, Consumer<Consumer<Map<String, @Nullable Object>>> source) {
        Csv csv = new Csv(out);
        if (!begun) {
            csv.row(fields.stream().map(Field::key).toList());
        }
        source.accept(row -> {
            List<@Nullable Object> cells = new ArrayList<>();
            fields.forEach(field -> cells.add(row.get(field.key())));
            csv.row(cells);
        });
    }

    private void table(String name, List<Field> fields, Consumer<Consumer<Map<String, @Nullable Object>>> source) {
        Messages messages = context.messages();
        Table table = new Table(
                out,
                (begun ? System.lineSeparator() : "") + messages.textOr("text.list." + name, name),
                fields.stream()
                        .map(field -> new Table.Column(field.title(messages), field.number()))
                        .toList());
        source.accept(row -> table.row(fields.stream()
                .map(field -> cell(row.get(field.key()), field.number(), messages))
                .toList()));
        if (table.end() == 0) {
            out.println("  " + messages.text("text.none"));
        }
    }

    /** A value as people read it; {@code number} if it may be one that is counted with. */
    static String cell(@Nullable Object value, boolean number, Messages messages) {
        if (value == null) {
            return "";
        }
        if (value instanceof Boolean truth) {
            return messages.text(truth ? "text.yes" : "text.no");
        }
        if (number && value instanceof Double decimal) {
            return String.format(Locale.ROOT, "%,.2f", decimal);
        }
        if (number && value instanceof Number whole) {
            return Numbers.grouped(whole.longValue());
        }
        return value.toString();
    }
}
