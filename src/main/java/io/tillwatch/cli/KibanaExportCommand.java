package io.tillwatch.cli;

import io.tillwatch.kibana.Dashboards;
import io.tillwatch.kibana.Edition;
import io.tillwatch.kibana.Place;
import io.tillwatch.kibana.SavedObject;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
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

@Command(
        name = "export",
        header = "Writes the dashboards as files that Kibana imports, one for each language; needs no server.",
        footerHeading = "%nExamples:%n",
        footer = {"  tillwatch kibana export", "  tillwatch kibana export --out dashboards --json"})
final class KibanaExportCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder to write to; the current one by default.")
    private Path out = Path.of("");

    KibanaExportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        KibanaOptions options = new KibanaOptions(context);
        Place place = options.place(options.settings(Map.of()));
        List<Map<String, Object>> written = new ArrayList<>();
        for (Edition edition : Edition.values()) {
            List<SavedObject> objects = Dashboards.build(edition, place);
            Path file = out.resolve(edition.fileName());
            write(file, Dashboards.file(objects));
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("file", file);
            one.put("objects", objects.size());
            written.add(one);
            if (!context.json()) {
                context.out().println(context.messages().text(Sentence.of("kibana.exported", file, objects.size())));
            }
        }
        if (context.json()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("job", "kibana-export");
            object.put("state", "completed");
            object.put("files", written);
            context.out().println(Json.of(object));
        }
        return ExitCode.DONE;
    }

    private static void write(Path file, byte[] content) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(file, content);
        } catch (IOException e) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("kibana.export.write", file), e);
        }
    }
}
