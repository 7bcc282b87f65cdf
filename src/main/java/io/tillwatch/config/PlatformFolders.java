package io.tillwatch.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * The folders that the operating system sets aside for a program. None of them need exist yet.
 *
 * @param config settings, one file a profile
 * @param data what must be kept
 * @param logs the log files
 * @param cache what can be made again
 */
public record PlatformFolders(Path config, Path data, Path logs, Path cache) {
    /**
     * The folders of this system.
     *
     * @param osName as in the system property {@code os.name}
     * @param home the person's home folder, used where the environment does not say otherwise
     */
    public static PlatformFolders of(String osName, Map<String, String> environment, String home) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("win") && !os.contains("darwin")) {
            Path roaming = folder(environment, "APPDATA", Path.of(home, "AppData", "Roaming"));
            Path local = folder(environment, "LOCALAPPDATA", Path.of(home, "AppData", "Local"));
            Path own = local.resolve("Tillwatch");
            return new PlatformFolders(
                    roaming.resolve("Tillwatch"), own.resolve("Data"), own.resolve("Logs"), own.resolve("Cache"));
        }
        Path person = folder(environment, "HOME", Path.of(home));
        if (os.contains("mac") || os.contains("darwin")) {
            Path library = person.resolve("Library");
            Path own = library.resolve("Application Support").resolve("Tillwatch");
            return new PlatformFolders(
                    own,
                    own.resolve("Data"),
                    library.resolve("Logs").resolve("Tillwatch"),
                    library.resolve("Caches").resolve("Tillwatch"));
        }
        return new PlatformFolders(
                folder(environment, "XDG_CONFIG_HOME", person.resolve(".config"))
                        .resolve("tillwatch"),
                folder(environment, "XDG_DATA_HOME", person.resolve(".local/share"))
                        .resolve("tillwatch"),
                folder(environment, "XDG_STATE_HOME", person.resolve(".local/state"))
                        .resolve("tillwatch")
                        .resolve("logs"),
                folder(environment, "XDG_CACHE_HOME", person.resolve(".cache")).resolve("tillwatch"));
    }

    /** A relative path in one of these variables is to be ignored (XDG base directory specification). */
    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        return value.isEmpty() || !Path.of(value).isAbsolute() ? otherwise : Path.of(value);
    }
}
