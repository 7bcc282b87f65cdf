package io.tillwatch.cli;

import io.tillwatch.service.Run;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The demo's outcome as people and programs are shown it. */
final class DemoView {
    private static final int SHOWN_BAD_LINES = 10;

    private final DemoReport report;

    DemoView(DemoReport report) {
        this.report = report;
    }

    int exitCode() {
        if (report.badLineCount() > 0) {
            return ExitCode.REMARKS;
        }
        return report.runs().stream()
                .mapToInt(run -> ExitCode.of(run.state()))
                .max()
                .orElse(ExitCode.DONE);
    }

    Map<String, @Nullable Object> asMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("job", "demo");
        map.put("state", RunView.stateName(state()));
        map.put("rows_loaded", report.rows());
        map.put("lines_rejected", report.badLineCount());
        if (report.badLineCount() > 0) {
            map.put("bad_lines", report.badLines().stream().map(DemoView::asMap).toList());
        }
        loadRun().ifPresent(sync -> map.putAll(new RunView(sync, null).counts()));
        map.put("sales", report.sales());
        map.put("total_sale", report.totals().totalSale());
        map.put("num_customer", report.totals().numCustomer());
        map.put("canceled_count", report.totals().canceledCount());
        map.put("canceled_amount", report.totals().canceledAmount());
        map.put("store_days", report.storeDays());
        map.put("store_weeks", report.storeWeeks());
        map.put("flagged", report.flagged());
        map.put("flags", report.flags());
        for (Run run : report.runs()) {
            map.put(run.job().replace('-', '_'), new RunView(run, null).asMap());
        }
        Map<String, Double> seconds = new LinkedHashMap<>();
        report.times().forEach((step, time) -> seconds.put(step.name().toLowerCase(Locale.ROOT), seconds(time)));
        map.put("step_seconds", seconds);
        map.put("seconds", seconds(report.times().values().stream().reduce(Duration.ZERO, Duration::plus)));
        map.put("watermark", RunView.watermark(report.state().watermark()));
        map.put("proven_through", provenThrough());
        return map;
    }

    void print(PrintWriter out, Messages messages, boolean keep, boolean ends) {
        Duration time = report.times().values().stream().reduce(Duration.ZERO, Duration::plus);
        String state = messages.text("text.state." + RunView.stateName(state()));
        out.println(messages.text("text.run", messages.text("text.job.demo"), state, Numbers.time(time)));
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put(
                messages.text(report.kept() ? "text.demo.rows.kept" : "text.demo.rows"),
                Numbers.grouped(report.rows()));
        lines.put(messages.text("text.demo.sales"), Numbers.grouped(report.sales()));
        lines.put(messages.text("text.count.store_days"), Numbers.grouped(report.storeDays()));
        lines.put(messages.text("text.count.store_weeks"), Numbers.grouped(report.storeWeeks()));
        lines.put(messages.text("text.count.flagged"), Numbers.grouped(report.flagged()));
        report.flags()
                .forEach((rule, count) ->
                        lines.put("  " + messages.textOr("text.rule." + rule, rule), Numbers.grouped(count)));
        long different = count("different");
        lines.put(messages.text("text.count.different"), Numbers.grouped(different));
        LocalDate proven = provenThrough();
        lines.put(messages.text("text.proven"), proven == null ? "-" : proven.toString());
        Lines.print(out, lines);
        printBadLines(out, messages);
        out.println();
        if (!ends) {
            out.println(messages.text("text.demo.environment"));
            String file = report.environment().toString().replace("'", "'\\''");
            out.println("  . '" + file + "' && tillwatch search --date " + (proven == null ? "DATE" : proven));
        }
        out.println(messages.text(keep ? "text.demo.next.keep" : "text.demo.next"));
    }

    private void printBadLines(PrintWriter out, Messages messages) {
        if (report.badLineCount() == 0) {
            return;
        }
        out.println(messages.text("text.demo.badlines", Numbers.grouped(report.badLineCount())));
        report.badLines().stream()
                .limit(SHOWN_BAD_LINES)
                .forEach(bad -> out.println(
                        "  " + Table.printable(bad.file()) + ":" + bad.line() + "  " + Table.printable(bad.why())));
        if (report.badLineCount() > SHOWN_BAD_LINES) {
            out.println(
                    "  " + messages.text("text.demo.more", Numbers.grouped(report.badLineCount() - SHOWN_BAD_LINES)));
        }
    }

    private Run.State state() {
        List<Run.State> states = report.runs().stream().map(Run::state).toList();
        if (report.badLineCount() > 0 || states.contains(Run.State.COMPLETED_WITH_REJECTS)) {
            return Run.State.COMPLETED_WITH_REJECTS;
        }
        return states.contains(Run.State.COMPLETED_WITH_DIFFERENCES)
                ? Run.State.COMPLETED_WITH_DIFFERENCES
                : Run.State.COMPLETED;
    }

    /** The run that filled the index: a sync, or a rebuild over kept data. */
    private Optional<Run> loadRun() {
        return report.runs().stream().findFirst();
    }

    private long count(String name) {
        return report.runs().stream()
                .mapToLong(run -> run.counts().getOrDefault(name, 0L))
                .sum();
    }

    private @Nullable LocalDate provenThrough() {
        return report.state().provenThrough();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static Map<String, Object> asMap(DemoReport.BadLine bad) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", bad.file());
        map.put("line", bad.line());
        map.put("why", bad.why());
        return map;
    }
}
