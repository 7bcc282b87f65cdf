package io.tillwatch.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What to start and where.
 *
 * @param home folder for unpacked servers and data; null for the platform's own folder for application data. As root
 *     another folder is used when the unprivileged user that runs the servers cannot enter this one
 * @param keep whether the data outlive {@code close()}; only one instance with kept data runs at a time in one home
 * @param parts which servers to start
 * @param heapMegabytes heap of Elasticsearch, 0 to choose by available memory
 * @param readyWithin how long each server may take until it answers
 * @param atExit registers what has to run when the JVM ends, usually as a shutdown hook
 */
public record EmbeddedOptions(
        @Nullable Path home,
        boolean keep,
        Parts parts,
        int heapMegabytes,
        Duration readyWithin,
        Consumer<Runnable> atExit) {

    /** Which of the two servers an instance has. */
    public enum Parts {
        BOTH,
        ELASTICSEARCH,
        DATABASE;

        boolean elasticsearch() {
            return this != DATABASE;
        }

        boolean database() {
            return this != ELASTICSEARCH;
        }
    }

    /** Both servers, fresh data, the platform's folder, five minutes: one that ended is noticed at once, and a busy machine is slow. */
    public static EmbeddedOptions standard(Consumer<Runnable> atExit) {
        return new EmbeddedOptions(null, false, Parts.BOTH, 0, Duration.ofMinutes(5), atExit);
    }

    public EmbeddedOptions withHome(Path folder) {
        return new EmbeddedOptions(folder, keep, parts, heapMegabytes, readyWithin, atExit);
    }

    public EmbeddedOptions withKeep(boolean kept) {
        return new EmbeddedOptions(home, kept, parts, heapMegabytes, readyWithin, atExit);
    }

    public EmbeddedOptions with(Parts wanted) {
        return new EmbeddedOptions(home, keep, wanted, heapMegabytes, readyWithin, atExit);
    }

    public EmbeddedOptions withHeapMegabytes(int megabytes) {
        return new EmbeddedOptions(home, keep, parts, megabytes, readyWithin, atExit);
    }

    public EmbeddedOptions withReadyWithin(Duration limit) {
        return new EmbeddedOptions(home, keep, parts, heapMegabytes, limit, atExit);
    }
}
