package io.tillwatch.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** The servers' output. It outlives the instance, because it tells why one failed. */
final class Logs {
    private static final int KEPT = 20;

    private Logs() {}

    /** Deletes all but the newest. Names begin with date and time. */
    static void prune(Path folder) throws IOException {
        List<Path> oldest;
        try (var files = Files.list(folder)) {
            oldest = files.filter(file -> !file.getFileName().toString().startsWith(Instance.KEPT))
                    .sorted(Comparator.reverseOrder())
                    .skip(KEPT)
                    .toList();
        }
        for (Path file : oldest) {
            Files.deleteIfExists(file);
        }
    }
}
