package io.tillwatch.cli;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.Workspace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        header = "Shows a flagged sale with its reasons.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch flags show 123456 --json"})
final class FlagsShowCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "SALE_ID", description = "The sale's id.")
    private String saleId = "";

    FlagsShowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Workspace workspace = context.open()) {
            Map<String, @Nullable Object> flag = workspace
                    .search()
                    .flag(saleId)
                    .orElseThrow(() -> new Failure(Failure.Kind.REFUSED, Sentence.of("cli.flag.missing")));
            if (context.json()) {
                context.out().println(Json.of(flag));
                return ExitCode.DONE;
            }
            Map<String, String> lines = new LinkedHashMap<>();
            flag.forEach((key, value) -> {
                if (value != null) {
                    lines.put(key, RowPrinter.cell(value, true, context.messages()));
                }
            });
            Lines.printTexts(context.out(), lines);
        }
        return ExitCode.DONE;
    }
}
