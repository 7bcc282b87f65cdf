package io.tillwatch.cli;

import io.tillwatch.config.KibanaSettings;
import io.tillwatch.config.Setting;
import io.tillwatch.kibana.Dashboards;
import io.tillwatch.kibana.Edition;
import io.tillwatch.kibana.Place;
import io.tillwatch.kibana.SavedObject;
import io.tillwatch.kibana.check.KibanaCheck;
import io.tillwatch.kibana.install.Installation;
import io.tillwatch.kibana.install.Installed;
import io.tillwatch.kibana.install.KibanaServer;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "install",
        header = "Brings the dashboards into a Kibana 9, and says what it made and what it replaced; deletes nothing.",
        description = {
            "Refused when that Kibana is too old, when FILE is not what export writes, and when a person changed in Kibana"
                    + " what would be replaced; --force goes on in the last two cases. The key or password is read from"
                    + " TILLWATCH_KIBANA_API_KEY or TILLWATCH_KIBANA_PASSWORD, or the keyring (tillwatch secret set"
                    + " kibana-api-key)."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillwatch kibana install --url https://kibana.example.com:5601",
            "  tillwatch kibana install --space tillwatch --lang ko --force"
        })
final class KibanaInstallCommand implements Callable<Integer> {
    private static final int SHOWN = 5;

    private final CommandContext context;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Kibana's address; kibana.url of the settings by default.")
    private @Nullable String url;

    @Option(names = "--space", paramLabel = "ID", description = "Space to install into; made when it is not there.")
    private @Nullable String space;

    @Option(names = "--force", description = "Also replace what a person changed.")
    private boolean force;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A file that export wrote; built anew by default.")
    private @Nullable Path file;

    KibanaInstallCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Map<Setting, String> overrides = new EnumMap<>(Setting.class);
        if (url != null) {
            overrides.put(Setting.KIBANA_URL, url);
        }
        if (space != null) {
            overrides.put(Setting.KIBANA_SPACE, space);
        }
        KibanaOptions options = new KibanaOptions(context);
        KibanaSettings settings = options.settings(overrides);
        Place place = options.place(settings);
        Edition edition = options.edition();
        Path given = file;
        byte[] content = given == null ? Dashboards.file(edition, place) : checked(given, place);
        List<SavedObject> objects = Dashboards.read(content);
        Installed installed;
        try (KibanaServer server = context.surroundings().kibana().open(settings)) {
            installed = new Installation(server, settings.space())
                    .install(
                            edition.fileName(),
                            content,
                            objects,
                            context.messages().text(Sentence.of("kibana.space.description")),
                            force);
        }
        if (context.json()) {
            context.out().println(Json.of(object(installed)));
        } else {
            print(installed);
        }
        return installed.isWhole() ? ExitCode.DONE : ExitCode.REMARKS;
    }

    private byte[] checked(Path given, Place place) {
        byte[] content = KibanaCheckCommand.KibanaFiles.read(given);
        var report = new KibanaCheck(
                        place,
                        context.settings().zone(),
                        context.surroundings().clock().instant())
                .offline(Map.of(String.valueOf(given), content));
        if (!report.findings().isEmpty() && !force) {
            throw new Failure(
                    Failure.Kind.REFUSED,
                    Sentence.of(
                            "kibana.file.changed",
                            given,
                            report.findings().stream()
                                    .limit(SHOWN)
                                    .map(finding -> finding.object() + " [" + finding.check() + "]")
                                    .distinct()
                                    .toList()));
        }
        return content;
    }

    private static Map<String, Object> object(Installed installed) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (Installed.Item item : installed.items()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("object", item.name());
            one.put("title", item.title());
            one.put("state", word(item.state()));
            one.put("detail", item.detail());
            items.add(one);
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("job", "kibana-install");
        object.put("state", installed.isWhole() ? "completed" : "completed-with-findings");
        object.put("version", installed.version());
        object.put("space", installed.space());
        object.put("space_state", word(installed.spaceState()));
        object.put("objects", items);
        object.put("missing", installed.missing());
        return object;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private void print(Installed installed) {
        say(
                switch (installed.spaceState()) {
                    case CREATED -> Sentence.of("kibana.space.created", installed.space(), installed.version());
                    case UPDATED -> Sentence.of("kibana.space.updated", installed.space(), installed.version());
                    case KEPT -> Sentence.of("kibana.space.kept", installed.space(), installed.version());
                });
        for (Installed.Item item : installed.items()) {
            say(
                    switch (item.state()) {
                        case CREATED -> Sentence.of("kibana.item.created", item.name(), item.title());
                        case REPLACED -> Sentence.of("kibana.item.replaced", item.name(), item.title());
                        case ELSEWHERE -> Sentence.of("kibana.item.elsewhere", item.name(), item.detail());
                        case REFUSED -> Sentence.of("kibana.item.refused", item.name(), item.detail());
                    });
        }
        installed.missing().forEach(name -> say(Sentence.of("kibana.item.missing", name)));
    }

    private void say(Sentence sentence) {
        context.out().println(Table.printable(context.messages().text(sentence)));
    }
}
