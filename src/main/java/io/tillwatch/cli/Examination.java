package io.tillwatch.cli;

import io.tillwatch.config.Settings;
import io.tillwatch.config.SourceSettings;
import io.tillwatch.model.Failure;
import io.tillwatch.service.Check;
import io.tillwatch.service.Check.Level;
import io.tillwatch.service.Workspace;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the doctor looks at, group by group. A server that cannot be reached is a finding, not an end. */
final class Examination {
    private final Settings settings;
    private final Workspace workspace;

    Examination(Settings settings, Workspace workspace) {
        this.settings = settings;
        this.workspace = workspace;
    }

    Map<String, List<Check>> groups() {
        Map<String, List<Check>> groups = new LinkedHashMap<>();
        groups.put("Settings", settingsChecks());
        groups.put("MySQL", guarded("MySQL", () -> workspace.source().inspect()));
        groups.put(
                "Elasticsearch",
                guarded("Elasticsearch", () -> workspace.admin().inspect()));
        return groups;
    }

    private List<Check> settingsChecks() {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(
                "settings",
                Level.OK,
                Files.exists(settings.file())
                        ? "Profile " + settings.profile() + " from " + settings.file() + "."
                        : "From the environment alone; " + settings.file() + " does not exist.",
                ""));
        SourceSettings source = settings.source();
        checks.add(new Check(
                "zone",
                Level.OK,
                "Business dates are dates in " + settings.zone() + "; times without an offset are read as "
                        + (source == null ? settings.zone() : source.zone()) + ".",
                ""));
        settings.notes().forEach(note -> checks.add(new Check("secret", Level.WARNING, note, "")));
        return checks;
    }

    private static List<Check> guarded(String name, Supplier<List<Check>> looks) {
        try {
            return looks.get();
        } catch (Failure failure) {
            return List.of(new Check(name, Level.FAILURE, failure.getMessage(), ""));
        }
    }
}
