package io.tillwatch.ui.common;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
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

    public Failure of(IOException cause, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        String name = String.valueOf(file.getFileName());
        if (diskFull(cause, folder)) {
            return failure(Sentence.of("file.full", name), cause);
        }
        if (cause instanceof NoSuchFileException
                || cause instanceof NotDirectoryException
                || folder == null
                || !Files.isDirectory(folder)) {
            return failure(Sentence.of("file.folder.none", name), cause);
        }
        if (cause instanceof AccessDeniedException || !Files.isWritable(folder)) {
            return failure(Sentence.of("file.forbidden", name), cause);
        }
        if (Files.isDirectory(file)) {
            return failure(Sentence.of("file.is.folder", name), cause);
        }
        return failure(Sentence.of("file.failed", name), cause);
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

    private Failure failure(Sentence sentence, IOException cause) {
        return new Failure(Failure.Kind.REFUSED, sentence, cause);
    }

    public void logLeftOver(IOException cause) {
        LOG.warn("The unfinished file of an export cannot be deleted", cause);
    }
}
