package io.tillwatch.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program itself, and the options that every command has. */
@Command(
        name = "tillwatch",
        versionProvider = ProgramVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        synopsisHeading = "%nUsage: ",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        header = "Keeps a card-sales search current, proves that it is, and flags the sales that look wrong.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tillwatch demo --no-desktop        see it work, nothing to install or set",
            "  tillwatch doctor                   check the settings and both servers",
            "  tillwatch sync && tillwatch verify",
            "  tillwatch search --store 1042 --format csv",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage or settings, 3 done with rejects or differences, 130 interrupted."
        })
final class TillwatchCommand implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and end.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and end.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean version;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Settings file to read instead of the profile's own.")
    private @Nullable Path config;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "Profile to use: NAME.properties in the configuration folder, and NAME's secrets.")
    private @Nullable String profile;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print one JSON object and nothing else.")
    private boolean json;

    @Option(
            names = "--lang",
            paramLabel = "en|ko",
            scope = ScopeType.INHERIT,
            description = "Language of the texts: en or ko.")
    private @Nullable Language language;

    private final Surroundings surroundings;

    TillwatchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return new DesktopCommand(new CommandContext(surroundings, this)).call();
    }

    @Nullable
    Path config() {
        return config;
    }

    @Nullable
    String profile() {
        return profile;
    }

    boolean json() {
        return json;
    }

    @Nullable
    Locale language() {
        return language == null ? null : Locale.of(language.name().toLowerCase(Locale.ROOT));
    }

    /** The languages there are texts in. */
    enum Language {
        EN,
        KO
    }
}
