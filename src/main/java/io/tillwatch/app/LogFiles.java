package io.tillwatch.app;

import io.tillwatch.config.PlatformFolders;
import java.nio.file.Path;

/** Where the log is. */
final class LogFiles {
    private LogFiles() {}

    static Path current() {
        return folder().resolve("tillwatch.log");
    }

    static Path folder() {
        return folders().logs();
    }

    static PlatformFolders folders() {
        return PlatformFolders.of(
                System.getProperty("os.name", ""), System.getenv(), System.getProperty("user.home", "."));
    }
}
