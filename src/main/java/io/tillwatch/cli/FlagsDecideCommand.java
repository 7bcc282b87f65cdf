package io.tillwatch.cli;

import io.tillwatch.model.ClosingReason;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.review.ReviewAction;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "decide",
        header = "Confirms or dismisses flags, by the reason that is given.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillwatch flags decide 123 --reason large-order --note \"a wedding\"",
            "  tillwatch flags decide 123 124 125 --reason fake-sale"
        })
final class FlagsDecideCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "SALE_ID", arity = "1..*", description = "The sales' ids.")
    private List<String> saleIds = List.of();

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "REASON",
            description = {
                "To confirm: fake-sale, split-amount, canceled-after-payout, charged-among-owners, stolen-card, other-fraud.",
                "To dismiss: customer-asked, large-order, corrected-amount, regular-customer, event, data-error, not-odd,"
                        + " other-ordinary."
            })
    private String reason = "";

    @Option(names = "--note", paramLabel = "TEXT", description = "In your words, without card numbers.")
    private String note = "";

    FlagsDecideCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ClosingReason known = ClosingReason.ofWord(reason)
                .orElseThrow(() -> RulesChange.wrong(Sentence.of("cli.review.reason", reason)));
        return new ReviewRun(context).act(saleIds, ReviewAction.decide(known, note));
    }
}
