package io.tillwatch.cli;

import io.tillwatch.model.RuleSet;
import io.tillwatch.model.RulesVersion;
import io.tillwatch.model.Sentence;
import io.tillwatch.model.Signature;
import io.tillwatch.model.Snooze;
import io.tillwatch.service.RuleBook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "snooze",
        header = "Has a rule rest on some business dates, for one store or all: in a draft, or in a new one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillwatch rules snooze ABOVE_BASELINE --store 1042 --until 2026-12-31 --why \"year-end parties\"",
            "  tillwatch rules snooze CLOSED_HOURS --all-stores --from 2026-09-24 --until 2026-09-26 --why Chuseok",
            "  tillwatch rules snooze ABOVE_BASELINE --store 1042 --end --why \"over\""
        })
final class RulesSnoozeCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "RULE", description = "ABOVE_BASELINE, REPEATED_AMOUNT or a detector.")
    private String rule = "";

    @ArgGroup(multiplicity = "1")
    private Where where = new Where();

    static final class Where {
        @Option(names = "--store", required = true, paramLabel = "ID", description = "One store.")
        private @Nullable String store;

        @Option(names = "--all-stores", required = true, description = "Every store.")
        @SuppressWarnings("unused") // that it is given says that no store is
        private boolean everywhere;
    }

    @Option(names = "--from", paramLabel = "DATE", description = "First business date; today if left out.")
    private @Nullable LocalDate from;

    @ArgGroup(multiplicity = "1")
    private Until until = new Until();

    static final class Until {
        @Option(names = "--until", required = true, paramLabel = "DATE", description = "Last business date.")
        private @Nullable LocalDate last;

        @Option(names = "--end", required = true, description = "Take such snoozes out.")
        @SuppressWarnings("unused") // that it is given says that no date is
        private boolean end;
    }

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "The reason.")
    private String why = "";

    @Option(
            names = "--draft",
            paramLabel = "VERSION",
            description = "The draft to write in; a new one of the active version if left out.")
    private @Nullable Integer draft;

    RulesSnoozeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!Snooze.isRule(name())) {
            throw RulesChange.wrong(Sentence.of("cli.rules.rule", rule));
        }
        return RulesChange.make(context, this::change, RulesChange::draftNext);
    }

    private String name() {
        return rule.toUpperCase(Locale.ROOT);
    }

    private RulesVersion change(RuleBook book, Signature by, LocalDate today) {
        RulesVersion origin = draft == null ? book.active() : book.version(draft);
        // Before a draft is begun: a wrong date leaves nothing behind.
        RuleSet changed = origin.rules().withSnoozes(changed(origin.rules().snoozes(), by, today));
        return book.change(draft == null ? book.draft(origin.number(), why, by) : origin, changed, by);
    }

    private List<Snooze> changed(List<Snooze> before, Signature by, LocalDate today) {
        List<Snooze> snoozes = new ArrayList<>(before);
        LocalDate last = until.last;
        if (last == null) {
            if (!snoozes.removeIf(this::isMeant)) {
                throw RulesChange.wrong(Sentence.of("cli.rules.snooze.none", name()));
            }
            return snoozes;
        }
        LocalDate first = from == null ? today : from;
        if (last.isBefore(first)) {
            throw RulesChange.wrong(Sentence.of("cli.rules.snooze.dates", first, last));
        }
        snoozes.add(new Snooze(name(), where.store, first, last, why, by.by()));
        return snoozes;
    }

    private boolean isMeant(Snooze snooze) {
        return snooze.rule().equals(name()) && Objects.equals(snooze.storeId(), where.store);
    }
}
