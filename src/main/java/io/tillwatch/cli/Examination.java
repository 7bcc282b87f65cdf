package io.tillwatch.cli;

import io.tillwatch.config.Settings;
import io.tillwatch.config.SourceSettings;
import io.tillwatch.model.Failure;
import io.tillwatch.service.Check;
import io.tillwatch.service.Check.Level;
import io.tillwatch.service.SourceSession;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the doctor looks at, group by group. A server that cannot be reached is a finding, not an end. */
final class Examination {
    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(60);

    private final Settings settings;
    private final Workspace workspace;
    private final InstantSource clock;

    Examination(Settings settings, Workspace workspace, InstantSource clock) {
        this.settings = settings;
        this.workspace = workspace;
        this.clock = clock;
    }

    Map<String, List<Check>> groups() {
        Map<String, List<Check>> groups = new LinkedHashMap<>();
        groups.put("Settings", settingsChecks());
        List<Check> source = guarded("MySQL", () -> workspace.source().inspect());
        if (source.stream().noneMatch(check -> check.level() == Level.FAILURE)) {
            source = new ArrayList<>(source);
            source.addAll(guarded("clock", this::clockChecks));
        }
        groups.put("MySQL", source);
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

    private List<Check> clockChecks() {
        try (SourceSession session = workspace.source().open()) {
            Instant database = session.clock();
            Duration apart = Duration.between(database, clock.instant()).abs();
            return List.of(
                    apart.compareTo(CLOCK_DIFFERENCE) <= 0
                            ? new Check("clock", Level.OK, "This machine and the database agree within a minute.", "")
                            : new Check(
                                    "clock",
                                    Level.WARNING,
                                    "This machine and the database are " + Numbers.time(apart) + " apart.",
                                    "Let both take their time from one server; what is read is decided by the"
                                            + " database's clock."));
        }
    }

    private static List<Check> guarded(String name, Supplier<List<Check>> looks) {
        try {
            return looks.get();
        } catch (Failure failure) {
            return List.of(new Check(name, Level.FAILURE, failure.getMessage(), ""));
        }
    }
}
