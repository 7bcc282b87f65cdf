package io.tillwatch.ui.common;

import io.tillwatch.model.Failure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says why a file could not be written, and what to do about it. */
public final class FileFailures {
    private static final Logger LOG = LoggerFactory.getLogger(FileFailures.class);
    private static final long NEARLY_FULL = 1 << 20;

    private final Texts texts;

    public FileFailures(Texts texts) {
        this.texts = texts;
    }

    public Failure of(IOException cause, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        String name = String.valueOf(file.getFileName());
        if (diskFull(cause, folder)) {
            return failure("table.export.full", cause, name);
        }
        if (cause instanceof NoSuchFileException
                || cause instanceof NotDirectoryException
                || folder == null
                || !Files.isDirectory(folder)) {
            return failure("table.export.nofolder", cause, name);
        }
        if (cause instanceof AccessDeniedException || !Files.isWritable(folder)) {
            return failure("table.export.forbidden", cause, name);
        }
        if (Files.isDirectory(file)) {
            return failure("table.export.isfolder", cause, name);
        }
        return failure("table.export.failed", cause, name);
    }

    /** The JDK has no exception of its own for it, so the system's words and what is left decide. */
    private static boolean diskFull(IOException cause, @Nullable Path folder) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("no space left")
                || message.contains("not enough space")
                || message.contains("quota exceeded")) {
            return true;
        }
        try {
            return folder != null
                    && Files.isDirectory(folder)
                    && Files.getFileStore(folder).getUsableSpace() < NEARLY_FULL;
        } catch (IOException unknown) {
            return false;
        }
    }

    private Failure failure(String key, IOException cause, Object... values) {
        return new Failure(Failure.Kind.REFUSED, texts.text(key, values), cause);
    }

    public void logLeftOver(IOException cause) {
        LOG.warn("The unfinished file of an export cannot be deleted", cause);
    }
}
