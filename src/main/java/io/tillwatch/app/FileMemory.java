package io.tillwatch.app;

import io.tillwatch.config.PrivateFiles;
import io.tillwatch.ui.common.Memory;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers in a file, written anew with every change: a crash loses nothing. A file that is broken is forgotten. */
final class FileMemory implements Memory {
    private static final Logger LOG = LoggerFactory.getLogger(FileMemory.class);

    private final Path file;
    private final Properties values = new Properties();

    FileMemory(Path file) {
        this.file = file;
        try (InputStream in = Files.newInputStream(file)) {
            values.load(in);
        } catch (IOException | IllegalArgumentException nothingToRemember) {
            values.clear();
        }
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.getProperty(key));
    }

    @Override
    public void put(String key, String value) {
        Object before = value.isEmpty() ? values.remove(key) : values.setProperty(key, value);
        if (value.equals(before == null ? "" : before)) {
            return;
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                PrivateFiles.createFolder(folder);
            }
            Path next = file.resolveSibling(file.getFileName() + ".tmp");
            Files.deleteIfExists(next);
            PrivateFiles.createFile(next);
            try (Writer out = Files.newBufferedWriter(next, StandardCharsets.ISO_8859_1)) {
                values.store(out, null);
            }
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            LOG.warn("What the window looks like cannot be remembered in {}.", file, unwritable);
        }
    }
}
