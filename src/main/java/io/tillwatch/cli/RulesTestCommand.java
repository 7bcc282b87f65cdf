package io.tillwatch.cli;

import io.tillwatch.model.BackTest;
import io.tillwatch.model.DateRange;
import io.tillwatch.model.RulesState;
import io.tillwatch.model.RulesVersion;
import io.tillwatch.model.Sentence;
import io.tillwatch.model.Signature;
import io.tillwatch.service.BackTester;
import io.tillwatch.service.RuleBook;
import io.tillwatch.service.Workspace;
import io.tillwatch.service.detect.BackTestReport;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "test",
        header =
                "Replays past sales by a version of the rules, beside the active one, and says what would be otherwise.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch rules test 3", "  tillwatch rules test 3 --from 2026-03-01 --to 2026-05-31"})
final class RulesTestCommand implements Callable<Integer> {
    /** Business dates that are tested where none are given. */
    private static final int DAYS = 90;

    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "VERSION", description = "Its number.")
    private int version;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = DateConverter.class,
            description = "First business date that counts; 90 days before the last if left out.")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            converter = DateConverter.class,
            description = "Last business date, included; today if left out.")
    private @Nullable LocalDate to;

    RulesTestCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!DateRange.isOrdered(from, to)) {
            throw new ParameterException(spec.commandLine(), "--to is before --from; exchange them.");
        }
        try (Workspace workspace = context.open()) {
            RuleBook book = workspace.ruleBook();
            RulesVersion seen = book.version(version);
            RulesVersion active = book.active();
            Signature by = new Signature(
                    context.surroundings().startedBy().get(),
                    workspace.serverClock().read());
            LocalDate today = LocalDate.ofInstant(by.at(), context.settings().zone());
            LocalDate last = to != null ? to : today;
            LocalDate first = from != null ? from : last.minusDays(DAYS - 1L);
            BackTester tester = new BackTester(
                    workspace.index(),
                    workspace.flagRows(),
                    workspace.state(),
                    context.settings().zone(),
                    folder());
            BackTestReport report;
            try (ProgressPrinter progress = context.progress()) {
                report = tester.test(active.rules(), seen.rules(), new DateRange(first, last), today, progress);
            }
            boolean isCandidate = seen.state().mayBecome(RulesState.BACK_TESTED);
            if (isCandidate) {
                book.addBackTest(seen, new BackTest(Json.of(report.asMap()), report.passed(), by));
            }
            print(report, isCandidate);
            return report.passed() ? ExitCode.DONE : ExitCode.REMARKS;
        }
    }

    /** In the folder for temporary files, one for each set of indices: what lies there can be read anew. */
    private Path folder() {
        String address = context.settings().requireIndex().toString();
        return Path.of(
                System.getProperty("java.io.tmpdir"), "tillwatch-history-" + Integer.toHexString(address.hashCode()));
    }

    private void print(BackTestReport report, boolean isCandidate) {
        if (context.json()) {
            context.out().println(Json.of(report.asMap()));
            return;
        }
        Messages messages = context.messages();
        context.out()
                .println(messages.text(Sentence.of(
                        "rules.test.head",
                        report.draft().version(),
                        report.active().version(),
                        report.from(),
                        report.to(),
                        Numbers.grouped(report.sales()))));
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("text.test.flags", report.active().flags(), report.draft().flags()));
        rows.add(List.of(
                messages.text("text.test.a_day"),
                decimal(report.active().flagsADay()),
                decimal(report.draft().flagsADay())));
        rows.add(row("text.test.won", report.active().won(), report.draft().won()));
        rows.add(row(
                "text.test.confirmed",
                report.active().confirmed(),
                report.draft().confirmed()));
        rows.add(row(
                "text.test.dismissed",
                report.active().dismissed(),
                report.draft().dismissed()));
        rows.add(row(
                "text.test.caught", report.active().wonCaught(), report.draft().wonCaught()));
        rows.add(List.of(
                messages.text("text.test.precision"),
                share(report.active().precision()),
                share(report.draft().precision())));
        TreeSet<String> rules = new TreeSet<>(report.active().byRule().keySet());
        rules.addAll(report.draft().byRule().keySet());
        for (String rule : rules) {
            rows.add(List.of(
                    rule,
                    Numbers.grouped(report.active().byRule().getOrDefault(rule, 0L)),
                    Numbers.grouped(report.draft().byRule().getOrDefault(rule, 0L))));
        }
        Map<String, String> lines = new LinkedHashMap<>();
        rows.forEach(each -> lines.put(each.get(0), each.get(1) + " → " + each.get(2)));
        Lines.printTexts(context.out(), lines);
        context.out()
                .println(messages.text(Sentence.of(
                        "rules.test.gained",
                        Numbers.grouped(report.gained().flags()),
                        Numbers.grouped(report.gained().won()),
                        Numbers.grouped(report.lost().flags()),
                        Numbers.grouped(report.lost().won()))));
        context.out()
                .println(messages.text(Sentence.of(
                        "rules.test.speed",
                        Numbers.grouped(report.replayed()),
                        decimal(report.replaySeconds()),
                        Numbers.grouped(report.perSecond()))));
        if (!report.passed()) {
            context.out()
                    .println(messages.text(Sentence.of(
                            "rules.test.loses",
                            report.lostCases().size(),
                            Table.printable(String.join(", ", report.lostCases())))));
        } else if (isCandidate) {
            context.out()
                    .println(messages.text(
                            Sentence.of("rules.test.passed", report.draft().version())));
        }
    }

    private List<String> row(String key, long active, long draft) {
        return List.of(context.messages().text(key), Numbers.grouped(active), Numbers.grouped(draft));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String share(@Nullable Double share) {
        return share == null ? "–" : String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
