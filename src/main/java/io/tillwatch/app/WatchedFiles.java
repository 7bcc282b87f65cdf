package io.tillwatch.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Notices that files change. A change counts once the files have looked the same in two looks: whoever writes them may not
 * be done at the first.
 */
final class WatchedFiles {
    private final List<Path> files;
    private List<Optional<Mark>> known;
    private List<Optional<Mark>> seen;

    /** Files that are not there may come. */
    WatchedFiles(@Nullable Path... files) {
        this.files = Stream.of(files).filter(Objects::nonNull).toList();
        known = look();
        seen = known;
    }

    /** What a file looks like from outside. */
    private record Mark(FileTime modified, long size, Object key) {}

    /** Whether they have changed since this was true last, or since the beginning. */
    boolean haveChanged() {
        List<Optional<Mark>> now = look();
        boolean settled = now.equals(seen);
        seen = now;
        if (settled && !now.equals(known)) {
            known = now;
            return true;
        }
        return false;
    }

    private List<Optional<Mark>> look() {
        return files.stream().map(WatchedFiles::mark).toList();
    }

    private static Optional<Mark> mark(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Mark(
                    attributes.lastModifiedTime(),
                    attributes.size(),
                    Objects.requireNonNullElse(attributes.fileKey(), "")));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
