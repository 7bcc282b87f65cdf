package io.tillwatch.cli;

import io.tillwatch.config.Settings;
import io.tillwatch.service.Workspace;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a command works with: the options that all commands share, and what they lead to. */
final class CommandContext {
    private final Surroundings surroundings;
    private final TillwatchCommand options;
    private @Nullable Settings settings;
    private @Nullable Consumer<Map<String, Object>> jsonEnd;

    CommandContext(Surroundings surroundings, TillwatchCommand options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    TillwatchCommand options() {
        return options;
    }

    boolean json() {
        return options.json();
    }

    PrintWriter out() {
        return surroundings.terminal().out();
    }

    PrintWriter err() {
        return surroundings.terminal().err();
    }

    /** The settings, read when first asked for. */
    Settings settings() {
        Settings read = settings;
        if (read == null) {
            read = surroundings.settings().read(options.config(), options.profile());
            settings = read;
        }
        return read;
    }

    /** The settings if a command has read them. */
    @Nullable
    Settings settingsIfRead() {
        return settings;
    }

    /** Tells that an object has been begun on standard output, and who can end it when the command fails. */
    void endJsonWith(Consumer<Map<String, Object>> end) {
        jsonEnd = end;
    }

    /** Prints why the command failed: as an object, or as the rest of the one that was begun. */
    void printJsonFailure(Map<String, Object> failure) {
        if (jsonEnd == null) {
            out().println(Json.of(failure));
        } else {
            jsonEnd.accept(failure);
        }
    }

    Workspace open() {
        return surroundings.workspaces().open(settings());
    }

    ProgressPrinter progress() {
        return new ProgressPrinter(surroundings.terminal(), surroundings.nanoTime(), messages());
    }

    /** In the language of the option, else of the settings, else of the platform. */
    Messages messages() {
        Locale chosen = options.language();
        if (chosen == null && settings != null && !settings.language().isEmpty()) {
            chosen = Locale.of(settings.language());
        }
        return Messages.of(chosen == null ? surroundings.locale() : chosen);
    }
}
