package io.tillwatch.cli;

import io.tillwatch.model.Detector;
import io.tillwatch.model.Failure;
import io.tillwatch.model.LabelledSale;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.ProgressListener.Stage;
import io.tillwatch.service.evaluate.Evaluation;
import io.tillwatch.service.evaluate.Quality;
import io.tillwatch.service.evaluate.ScoredSales;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "evaluate",
        header =
                "Runs the detectors over a labelled file and says how good they are; needs no server, changes nothing.",
        description = {
            "The file has a header with id,store_id,card_id,amount,sold_at and, where known, fee,deposit,canceled_at,"
                    + "will_deposited_at,num_approval,card_company,label,scenario,event (.gz is unpacked). For each of its "
                    + "rows id,score,flag,reasons is written, in its order: to --out, else to standard output. The table "
                    + "of how good the scores are, where there are labels, then goes to standard error.",
            "A score of 3 means one sale in a thousand is as odd; flag is 1 where the score reached what --per-day alarms "
                    + "a day took in the 28 days before. With --detector the score is that detector's own, and flag is 1 "
                    + "from 3 on."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillwatch evaluate --csv labelled.csv.gz --out scores.csv",
            "  tillwatch evaluate --csv labelled.csv --detector ODD_AMOUNT > scores.csv"
        })
final class EvaluateCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--csv", required = true, paramLabel = "FILE", description = "The labelled file.")
    private Path csv = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write the scores.")
    private @Nullable Path out;

    @Option(
            names = "--per-day",
            paramLabel = "ALARMS",
            defaultValue = "20",
            description = "Alarms a day that a reviewer has time for; ${DEFAULT-VALUE}.")
    private double perDay;

    @Option(
            names = "--detector",
            paramLabel = "NAME",
            description = "Write this detector's own score: ${COMPLETION-CANDIDATES}.")
    private @Nullable Detector detector;

    @Option(
            names = "--warm-up",
            paramLabel = "DAYS",
            defaultValue = "60",
            description = "Days at the begin that only teach the detectors; ${DEFAULT-VALUE}.")
    private int warmUp;

    EvaluateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<LabelledSale> sales = context.surroundings().labelled().read(csv);
        if (sales.isEmpty()) {
            throw new Failure(Failure.Kind.SETTINGS, Sentence.of("evaluate.empty", csv));
        }
        ScoredSales scored;
        try (ProgressPrinter progress = context.progress()) {
            scored = Evaluation.run(sales, perDay, done -> progress.progress(Stage.JUDGING, done, sales.size()));
        }
        Path file = out;
        if (file != null) {
            write(scored, file);
        } else if (!context.json()) {
            write(scored, context.out());
        }
        QualityReport report = new QualityReport(scored, new Quality(sales, warmUp), context.messages());
        if (context.json()) {
            context.out().println(Json.of(report.object()));
        } else {
            PrintWriter table = file == null ? context.err() : context.out();
            report.print(table);
            table.flush();
        }
        return ExitCode.DONE;
    }

    private void write(ScoredSales scored, Path file) {
        try (BufferedWriter writer = Files.newBufferedWriter(file);
                PrintWriter printer = new PrintWriter(writer)) {
            write(scored, printer);
            if (printer.checkError()) {
                throw new Failure(Failure.Kind.REFUSED, Sentence.of("evaluate.write", file));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("evaluate.write", file));
        }
    }

    private void write(ScoredSales scored, PrintWriter printer) {
        Detector only = detector;
        float[] scores = only == null ? scored.scores() : scored.own().getOrDefault(only, scored.scores());
        Csv rows = new Csv(printer);
        rows.row(List.of("id", "score", "flag", "reasons"));
        for (int i = 0; i < scores.length; i++) {
            boolean flag = only == null ? scored.flagged()[i] : scores[i] >= QualityReport.ALARM;
            rows.row(List.of(
                    scored.sales().get(i).sale().id(),
                    new java.math.BigDecimal(String.format(Locale.ROOT, "%.4f", scores[i])),
                    flag ? 1 : 0,
                    reasons(scored.reasons().getOrDefault(i, List.of()))));
        }
        printer.flush();
    }

    private String reasons(List<ScoredSales.Reason> reasons) {
        return reasons.stream()
                .map(reason -> "%s %.2f: %s"
                        .formatted(
                                reason.detector(),
                                reason.score(),
                                context.messages().text(reason.words())))
                .collect(Collectors.joining(" | "));
    }
}
