package io.tillwatch.cli;

import io.tillwatch.model.Detector;
import io.tillwatch.service.evaluate.Quality;
import io.tillwatch.service.evaluate.Quality.Found;
import io.tillwatch.service.evaluate.ScoredSales;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** How good scores are, as a table and as an object. */
final class QualityReport {
    /** Score from which a detector by itself says alarm: one sale in a thousand. */
    static final double ALARM = 3;

    private static final List<Double> BUDGETS = List.of(1.0, 2.0, 5.0, 10.0, 20.0);

    private final ScoredSales scored;
    private final Quality quality;
    private final Messages messages;

    QualityReport(ScoredSales scored, Quality quality, Messages messages) {
        this.scored = scored;
        this.quality = quality;
        this.messages = messages;
    }

    /** For programs. */
    Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("rows", scored.sales().size());
        object.put("days", quality.days());
        object.put("alarms_per_day", round(quality.of(scored.flagged()).perDay()));
        if (!quality.hasLabels()) {
            return object;
        }
        object.put("precision", round(quality.of(scored.flagged()).precision()));
        object.put("recall", round(quality.of(scored.flagged()).recall()));
        List<Map<String, Object>> detectors = new ArrayList<>();
        for (Detector detector : Detector.values()) {
            float[] own = own(detector);
            Quality.At at = quality.at(own, ALARM);
            detectors.add(Map.of(
                    "detector", detector.name(),
                    "average_precision", round(quality.averagePrecision(own)),
                    "per_day_at_3", round(at.perDay()),
                    "precision_at_3", round(at.precision()),
                    "recall_at_3", round(at.recall())));
        }
        object.put("detectors", detectors);
        object.put("average_precision", round(quality.averagePrecision(scored.scores())));
        object.put("events", events(n -> quality.eventsAt(scored.scores(), n)));
        object.put("events_by_store_day", events(n -> quality.eventsAtStoreDays(own(Detector.STORE_DAY_VOLUME), n)));
        return object;
    }

    private static List<Map<String, Object>> events(DoubleFunction<Map<String, Found>> at) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (double budget : BUDGETS) {
            at.apply(budget)
                    .forEach((scenario, found) -> rows.add(
                            Map.of("per_day", budget, "scenario", scenario, "found", found.found(), "of", found.of())));
        }
        return rows;
    }

    private float[] own(Detector detector) {
        return scored.own().getOrDefault(detector, scored.scores());
    }

    private static double round(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

    /** For people. */
    void print(PrintWriter out) {
        out.println(messages.text(
                "text.evaluate.set", Numbers.grouped(scored.sales().size()), Numbers.grouped(quality.days())));
        if (!quality.hasLabels()) {
            out.println(messages.text("text.evaluate.unlabelled"));
            return;
        }
        detectors(out);
        Quality.At all = quality.of(scored.flagged());
        out.println();
        out.println(messages.text(
                "text.evaluate.all",
                decimal("%.1f", all.perDay()),
                decimal("%.3f", all.precision()),
                decimal("%.3f", all.recall())));
        out.println();
        found(out, "text.evaluate.events", n -> quality.eventsAt(scored.scores(), n));
        out.println();
        found(out, "text.evaluate.store_days", n -> quality.eventsAtStoreDays(own(Detector.STORE_DAY_VOLUME), n));
    }

    private void detectors(PrintWriter out) {
        Table table = new Table(
                out,
                messages.text("text.evaluate.detectors"),
                List.of(
                        new Table.Column(messages.text("text.evaluate.detector"), false),
                        new Table.Column(messages.text("text.evaluate.ap"), true),
                        new Table.Column(messages.text("text.evaluate.per_day"), true),
                        new Table.Column(messages.text("text.evaluate.precision"), true),
                        new Table.Column(messages.text("text.evaluate.recall"), true)));
        for (Detector detector : Detector.values()) {
            row(table, detector.name(), own(detector));
        }
        row(table, messages.text("text.evaluate.together"), scored.scores());
        table.end();
    }

    private void row(Table table, String name, float[] scores) {
        Quality.At at = quality.at(scores, ALARM);
        table.row(List.of(
                name,
                decimal("%.3f", quality.averagePrecision(scores)),
                decimal("%.1f", at.perDay()),
                decimal("%.3f", at.precision()),
                decimal("%.3f", at.recall())));
    }

    private void found(PrintWriter out, String title, DoubleFunction<Map<String, Found>> at) {
        List<Table.Column> columns = new ArrayList<>();
        columns.add(new Table.Column(messages.text("text.evaluate.scenario"), false));
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (double budget : BUDGETS) {
            columns.add(new Table.Column(messages.text("text.evaluate.budget", decimal("%.0f", budget)), true));
            int found = 0;
            int of = 0;
            for (Map.Entry<String, Found> entry : at.apply(budget).entrySet()) {
                rows.computeIfAbsent(entry.getKey(), first -> new ArrayList<>()).add(words(entry.getValue()));
                found += entry.getValue().found();
                of += entry.getValue().of();
            }
            rows.computeIfAbsent("", first -> new ArrayList<>()).add(words(new Found(found, of)));
        }
        Table table = new Table(out, messages.text(title), columns);
        rows.forEach((scenario, cells) -> {
            List<String> row = new ArrayList<>(cells);
            row.addFirst(scenario.isEmpty() ? messages.text("text.evaluate.any") : scenario);
            table.row(row);
        });
        table.end();
    }

    private static String words(Found found) {
        return "%d/%d".formatted(found.found(), found.of());
    }

    private static String decimal(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
