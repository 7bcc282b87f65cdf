package io.tillwatch.embedded;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/** The JDK Elasticsearch runs on: ours, or a copy where the user that runs Elasticsearch cannot read ours. */
final class JavaHome {
    private static final List<String> NEEDED = List.of("bin", "conf", "lib", "release");

    private JavaHome() {}

    static Path usable(Path own, RunAs runAs, Path servers) throws IOException {
        if (runAs.canRun(List.of(program(own).toString(), "-version"))) {
            return own;
        }
        Path copy = servers.resolve("jdk-" + Runtime.version().toString().replaceAll("[^A-Za-z0-9.]", "_") + "-"
                + UUID.nameUUIDFromBytes(own.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toString()
                        .substring(0, 8));
        if (!Files.isDirectory(copy)) {
            Path draft = servers.resolve("unpacking-" + UUID.randomUUID());
            try {
                for (String part : NEEDED) {
                    copy(own.resolve(part), Folders.make(draft, "rwxr-xr-x").resolve(part));
                }
                Files.move(draft, copy, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Folders.delete(draft);
            }
        }
        return copy;
    }

    static Path program(Path javaHome) {
        Path windows = javaHome.resolve("bin").resolve("java.exe");
        return Files.exists(windows) ? windows : javaHome.resolve("bin").resolve("java");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
            for (Path source : (Iterable<Path>) all::iterator) {
                if (source.getFileName().toString().equals("src.zip")) {
                    continue;
                }
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Folders.make(target, "rwxr-xr-x");
                } else {
                    Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
                    Folders.allow(target, Files.isExecutable(source) ? "rwxr-xr-x" : "rw-r--r--");
                }
            }
        }
    }
}
