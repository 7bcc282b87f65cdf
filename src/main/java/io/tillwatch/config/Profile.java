package io.tillwatch.config;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A set of servers with a name.
 *
 * @param file where its settings are, which need not exist
 */
public record Profile(String name, Path file) {
    /** Whether anything was written for it yet. */
    public boolean isWritten() {
        return Files.exists(file);
    }
}
