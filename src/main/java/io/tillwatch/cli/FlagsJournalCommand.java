package io.tillwatch.cli;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.Workspace;
import io.tillwatch.service.review.Journal;
import io.tillwatch.service.review.JournalEntry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "journal",
        header = "Checks that nobody changed the journal of decisions, and takes a copy of it out.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch flags journal", "  tillwatch flags journal --export journal.jsonl"})
final class FlagsJournalCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Write every entry into it, one JSON object a line, with its hash; that is an entry itself.")
    private @Nullable Path file;

    FlagsJournalCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Workspace workspace = context.open()) {
            workspace.admin().prepareRecords();
            if (file != null) {
                export(workspace, file);
            }
            Journal.Checked checked = workspace.reviews().journal().check();
            Sentence words = checked.isIntact()
                    ? Sentence.of("review.journal.intact", Numbers.grouped(checked.entries()))
                    : checked.what();
            if (context.json()) {
                Map<String, @Nullable Object> answer = new LinkedHashMap<>();
                answer.put("entries", checked.entries());
                answer.put("intact", checked.isIntact());
                answer.put("first_wrong", checked.isIntact() ? null : Long.valueOf(checked.firstWrong()));
                answer.put("what", context.messages().text(words));
                context.out().println(Json.of(answer));
            } else {
                context.out().println(Table.printable(context.messages().text(words)));
            }
            return checked.isIntact() ? ExitCode.DONE : ExitCode.REMARKS;
        }
    }

    private static void export(Workspace workspace, Path to) {
        try (BufferedWriter out = Files.newBufferedWriter(to)) {
            workspace.reviews().export(entry -> {
                try {
                    out.write(Json.of(row(entry)));
                    out.newLine();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException | UncheckedIOException e) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("cli.review.export", to), e);
        }
    }

    private static Map<String, @Nullable Object> row(JournalEntry entry) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("seq", entry.number());
        row.put("at", entry.at().toString());
        row.put("by", entry.by());
        row.put("action", entry.action());
        row.put("sale_id", entry.saleId());
        row.put("store_id", entry.storeId());
        row.put("amount", entry.amount());
        row.put("reason", entry.reason());
        row.put("note", entry.note());
        row.put("basis", entry.basis());
        row.put("before", entry.before());
        row.put("after", entry.after());
        row.put("bulk", entry.bulk());
        row.put("about", entry.about());
        row.put("previous", entry.previous());
        row.put("hash", entry.hash());
        return row;
    }
}
