package io.tillwatch.cli;

import io.tillwatch.model.Detector;
import io.tillwatch.model.DetectorRule;
import io.tillwatch.model.Quota;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.Sentence;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "set",
        header = "Changes what a draft of the rules says.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillwatch rules set 2 --above-factor 2.5 --repeated-times 4",
            "  tillwatch rules set 2 --repeated off",
            "  tillwatch rules set 2 --recommended",
            "  tillwatch rules set 2 --detector ODD_AMOUNT --switch on --budget 20 --floor 50000",
            "  tillwatch rules set 2 --detector FEE_RATE --switch on --rate 0.5"
        })
final class RulesSetCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "VERSION", description = "The draft's number.")
    private int version;

    @Option(names = "--above", paramLabel = "on|off", description = "ABOVE_BASELINE: whether it judges.")
    private @Nullable Switch above;

    @Option(
            names = "--above-factor",
            paramLabel = "N",
            description = "ABOVE_BASELINE fires above so many times the baseline, from 0.001 to 1000.")
    private @Nullable BigDecimal aboveFactor;

    @Option(names = "--repeated", paramLabel = "on|off", description = "REPEATED_AMOUNT: whether it judges.")
    private @Nullable Switch repeated;

    @Option(
            names = "--repeated-times",
            paramLabel = "N",
            description = "REPEATED_AMOUNT fires at so many equal amounts in a row, from 2 to 1000.")
    private @Nullable Integer repeatedTimes;

    @Option(names = "--detector", paramLabel = "NAME", description = "The detector that the options below are about.")
    private @Nullable String detector;

    @Option(names = "--switch", paramLabel = "on|off", description = "Whether the detector alarms.")
    private @Nullable Switch detectorSwitch;

    @Option(names = "--rate", paramLabel = "N", description = "Its alarms per 1,000 sales.")
    private @Nullable Double rate;

    @Option(names = "--budget", paramLabel = "N", description = "Its alarms a day, in place of a rate.")
    private @Nullable Integer budget;

    @Option(names = "--floor", paramLabel = "WON", description = "It never alarms for less.")
    private @Nullable Long floor;

    @Option(names = "--recommended", description = "All detectors as recommended: a few alarms a day each.")
    private boolean recommended;

    @Option(
            names = "--feedback",
            paramLabel = "on|off",
            description = "Whether decisions put later alarms higher or lower.")
    private @Nullable Switch feedback;

    /** As typed. */
    enum Switch {
        ON,
        OFF
    }

    RulesSetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        boolean ofDetector = detectorSwitch != null || rate != null || budget != null || floor != null;
        if (ofDetector == (detector == null)) {
            throw new ParameterException(
                    spec.commandLine(), "--detector goes with --switch, --rate, --budget or --floor.");
        }
        if (rate != null && budget != null) {
            throw new ParameterException(spec.commandLine(), "Give either --rate or --budget.");
        }
        boolean ofRules = above != null || aboveFactor != null || repeated != null || repeatedTimes != null;
        if (!ofDetector && !ofRules && !recommended && feedback == null) {
            throw new ParameterException(spec.commandLine(), "Say what to change.");
        }
        return RulesChange.make(
                context,
                (book, by, today) -> {
                    var seen = book.version(version);
                    return book.change(seen, changed(seen.rules()), by);
                },
                RulesChange::draftNext);
    }

    private RuleSet changed(RuleSet rules) {
        try {
            RuleSet basic = new RuleSet(
                    rules.version(),
                    isOn(above, rules.aboveEnabled()),
                    aboveFactor == null ? rules.aboveFactorPermille() : permille(aboveFactor),
                    isOn(repeated, rules.repeatedEnabled()),
                    repeatedTimes == null ? rules.repeatedTimes() : repeatedTimes,
                    rules.detectors(),
                    rules.snoozes(),
                    isOn(feedback, rules.feedback()));
            basic = recommended ? basic.recommended() : basic;
            return detector == null ? basic : basic.with(changed(rules.rule(named(detector))));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw RulesChange.wrong(Sentence.of("cli.rules.number"));
        }
    }

    private static int permille(BigDecimal factor) {
        return factor.movePointRight(3).intValueExact();
    }

    private static boolean isOn(@Nullable Switch given, boolean before) {
        return given == null ? before : given == Switch.ON;
    }

    private DetectorRule changed(DetectorRule before) {
        Quota quota = before.quota();
        if (rate != null) {
            quota = new Quota.AlarmRate(rate);
        } else if (budget != null) {
            quota = new Quota.DailyBudget(budget);
        }
        return new DetectorRule(
                before.detector(), isOn(detectorSwitch, before.on()), quota, floor == null ? before.floor() : floor);
    }

    private static Detector named(String name) {
        return Arrays.stream(Detector.values())
                .filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> RulesChange.wrong(Sentence.of(
                        "cli.rules.detector",
                        name,
                        Arrays.stream(Detector.values()).map(Detector::name).collect(Collectors.joining(", ")))));
    }
}
