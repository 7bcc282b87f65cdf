package io.tillwatch.embedded;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Refuses a start that memory or disk rules out, before anything is written. */
final class Requirements {
    private static final long MEGABYTE = 1024 * 1024;
    private static final long MEMORY_BOTH = 1_500 * MEGABYTE;
    private static final long MEMORY_ELASTICSEARCH = 1_200 * MEGABYTE;
    private static final long MEMORY_DATABASE = 400 * MEGABYTE;
    private static final long ROOMY_MEMORY = 4_000 * MEGABYTE;
    private static final long DISK = 2_000 * MEGABYTE;

    private Requirements() {}

    static void check(EmbeddedOptions.Parts parts, OptionalLong availableMemory, long freeDisk, Path home) {
        long needed =
                switch (parts) {
                    case BOTH -> MEMORY_BOTH;
                    case ELASTICSEARCH -> MEMORY_ELASTICSEARCH;
                    case DATABASE -> MEMORY_DATABASE;
                };
        if (availableMemory.isPresent() && availableMemory.getAsLong() < needed) {
            throw new Failure(
                    Failure.Kind.REFUSED,
                    Sentence.of("servers.memory", needed / MEGABYTE, availableMemory.getAsLong() / MEGABYTE));
        }
        if (freeDisk < DISK) {
            throw new Failure(
                    Failure.Kind.REFUSED, Sentence.of("servers.disk", DISK / MEGABYTE, home, freeDisk / MEGABYTE));
        }
    }

    static long freeDisk(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException failed) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("servers.folder", folder), failed);
        }
    }

    /** Heap for Elasticsearch in megabytes: 512, or 1024 where there is plenty of memory. */
    static int heapMegabytes(OptionalLong availableMemory) {
        return availableMemory.orElse(0) >= ROOMY_MEMORY ? 1024 : 512;
    }
}
