package io.tillwatch.cli;

import io.tillwatch.kibana.Dashboards;
import io.tillwatch.kibana.Edition;
import io.tillwatch.kibana.Place;
import io.tillwatch.kibana.check.Finding;
import io.tillwatch.kibana.check.KibanaCheck;
import io.tillwatch.kibana.check.KibanaCheck.Report;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        header = "Checks dashboards: their form, the fields they ask for, and every figure against the rows.",
        description = {
            "Without FILE those that export would write. Each panel's question is put to Elasticsearch, and its figures are"
                    + " held against sums over all rows, read once. Findings name file, object and panel; exit code 3 when"
                    + " there are any. Notes, such as a panel that finds nothing, are no findings."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillwatch kibana check",
            "  tillwatch kibana check --offline dashboards/tillwatch-ko.ndjson",
            "  tillwatch kibana check --json"
        })
final class KibanaCheckCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "FILE", description = "Files to check instead.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--offline", description = "Only what needs no server.")
    private boolean offline;

    KibanaCheckCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        KibanaOptions options = new KibanaOptions(context);
        Place place = options.place(options.settings(Map.of()));
        Map<String, byte[]> given = files.isEmpty() ? built(place) : read();
        Report report = report(place, given);
        if (context.json()) {
            context.out().println(Json.of(object(given, report)));
        } else {
            print(report);
        }
        return report.findings().isEmpty() ? ExitCode.DONE : ExitCode.REMARKS;
    }

    private Report report(Place place, Map<String, byte[]> given) {
        if (offline) {
            return new KibanaCheck(
                            place,
                            context.settings().zone(),
                            context.surroundings().clock().instant())
                    .offline(given);
        }
        try (Workspace workspace = context.open()) {
            KibanaCheck check = new KibanaCheck(
                    place,
                    context.settings().zone(),
                    context.surroundings().clock().instant());
            return check.live(given, workspace.probe());
        }
    }

    private static Map<String, byte[]> built(Place place) {
        Map<String, byte[]> built = new LinkedHashMap<>();
        for (Edition edition : Edition.values()) {
            built.put(edition.fileName(), Dashboards.file(edition, place));
        }
        return built;
    }

    private Map<String, byte[]> read() {
        Map<String, byte[]> read = new LinkedHashMap<>();
        for (Path file : files) {
            read.put(String.valueOf(file), KibanaFiles.read(file));
        }
        return read;
    }

    private static List<Map<String, Object>> objects(List<Finding> findings) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (Finding finding : findings) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("file", finding.file());
            one.put("object", finding.object());
            one.put("panel", finding.panel());
            one.put("check", finding.check());
            one.put("finding", finding.words().english());
            objects.add(one);
        }
        return objects;
    }

    private static Map<String, Object> object(Map<String, byte[]> given, Report report) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("job", "kibana-check");
        object.put("state", report.findings().isEmpty() ? "completed" : "completed-with-findings");
        object.put("files", given.keySet());
        object.put("objects", report.objects());
        object.put("panels", report.panels());
        object.put("requests", report.requests());
        object.put("figures", report.figures());
        object.put("rows", report.rows());
        object.put("findings", objects(report.findings()));
        object.put("notes", objects(report.notes()));
        return object;
    }

    private void print(Report report) {
        report.findings().forEach(finding -> print("x", finding));
        report.notes().forEach(finding -> print("-", finding));
        context.out()
                .println(context.messages()
                        .text(Sentence.of(
                                "kibana.checked",
                                report.objects(),
                                report.panels(),
                                report.requests(),
                                report.figures(),
                                report.rows(),
                                report.findings().size())));
    }

    private void print(String mark, Finding finding) {
        List<String> place = new ArrayList<>(List.of(finding.file()));
        if (!finding.object().isEmpty()) {
            place.add(finding.object());
        }
        if (!finding.panel().isEmpty()) {
            place.add(finding.panel());
        }
        context.out()
                .println("  " + mark + " " + Table.printable(String.join("  ", place)) + "\n      "
                        + Table.printable(context.messages().text(finding.words())) + " [" + finding.check() + "]");
    }

    /** Files that a person names. */
    static final class KibanaFiles {
        private KibanaFiles() {}

        static byte[] read(Path file) {
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new Failure(Failure.Kind.SETTINGS, Sentence.of("kibana.file.none", file), e);
            }
        }
    }
}
