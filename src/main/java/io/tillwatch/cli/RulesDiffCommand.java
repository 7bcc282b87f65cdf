package io.tillwatch.cli;

import io.tillwatch.model.Sentence;
import io.tillwatch.service.RuleBook;
import io.tillwatch.service.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        header = "Says in words what a version of the rules changes.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch rules diff 3        against the active one", "  tillwatch rules diff 3 1"})
final class RulesDiffCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "VERSION", description = "Its number.")
    private int version;

    @Parameters(
            index = "1",
            paramLabel = "OTHER",
            arity = "0..1",
            description = "The version before it; the active one if left out.")
    private @Nullable Integer other;

    RulesDiffCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Workspace workspace = context.open()) {
            RuleBook book = workspace.ruleBook();
            int before = other == null ? book.active().number() : other;
            List<Sentence> lines = book.differences(before, version);
            Messages messages = context.messages();
            List<String> words = lines.stream().map(messages::text).toList();
            if (context.json()) {
                Map<String, @Nullable Object> answer = new LinkedHashMap<>();
                answer.put("version", version);
                answer.put("before", before);
                answer.put("differences", words);
                context.out().println(Json.of(answer));
            } else if (words.isEmpty()) {
                context.out().println(messages.text(Sentence.of("rules.same", version, before)));
            } else {
                words.forEach(line -> context.out().println(Table.printable(line)));
            }
        }
        return ExitCode.DONE;
    }
}
