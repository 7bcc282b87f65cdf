package io.tillwatch.embedded;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A lock on a file. The system releases it when this process ends, however it ends. */
final class Lock implements AutoCloseable {
    private final FileChannel channel;

    private Lock(FileChannel channel) {
        this.channel = channel;
    }

    /** The lock if nobody has it. Must not be called on a lock this very process may hold: see {@link #await}. */
    static Optional<Lock> tryTake(Path file) throws IOException {
        FileChannel channel = open(file);
        boolean taken = false;
        try {
            taken = channel.tryLock() != null;
            return taken ? Optional.of(new Lock(channel)) : Optional.empty();
        } catch (OverlappingFileLockException ignored) {
            return Optional.empty();
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    /** Waits until the lock is free, also when another thread of this process has it. */
    static Lock await(Path file, Duration limit) throws IOException {
        // One channel for all tries: closing a second one on the same file would release the lock of the first.
        FileChannel channel = open(file);
        long end = System.nanoTime() + limit.toNanos();
        while (!taken(channel)) {
            if (Thread.currentThread().isInterrupted()) {
                throw new Failure(Failure.Kind.CANCELLED, Sentence.of("servers.start.interrupted"));
            }
            if (System.nanoTime() > end) {
                throw new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("servers.start.busy"));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return new Lock(channel);
    }

    private static boolean taken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ignored) {
            return false;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Folders.allow(file, "rw-------");
        return channel;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // The lock ends with this process at the latest.
        }
    }
}
