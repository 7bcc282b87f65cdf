package io.tillwatch.ui.table;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where rows on screen are kept while they are: a folder of its own that only its owner may enter. */
public final class SpoolFolder {
    private static final Logger LOG = LoggerFactory.getLogger(SpoolFolder.class);
    private static final String SUFFIX = ".rows";
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path folder;

    /** @param folder holds nothing else; made when the first rows come */
    public SpoolFolder(Path folder) {
        this.folder = folder;
    }

    Path newFile() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, owner("rwx------"));
        }
        Path file = Files.createTempFile(folder, "table", SUFFIX, owner("rw-------"));
        // Who ends the program by a signal closes no window; a file that was deleted before is simply not there.
        file.toFile().deleteOnExit();
        return file;
    }

    private static FileAttribute<?>[] owner(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /**
     * Deletes what processes that died left behind. A file that another process still has open outlives this: systems
     * either keep its content until it is closed or refuse to delete it.
     *
     * @param age of what is deleted, since it was last written to
     */
    public void clean(Instant now, Duration age) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                clean(file, now.minus(age));
            }
        } catch (IOException e) {
            LOG.warn("The folder of temporary rows cannot be cleaned", e);
        }
    }

    private static void clean(Path file, Instant before) {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.debug("A temporary file cannot be deleted now", e);
        }
    }
}
