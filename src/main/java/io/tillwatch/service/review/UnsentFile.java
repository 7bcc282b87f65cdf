package io.tillwatch.service.review;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A file of lines that only grows. A line is on the disk when {@link #append} returns; one that a crash tore is left behind. */
final class UnsentFile {
    /** A lock of the operating system holds for the whole process, so threads wait for each other here. */
    private static final ReentrantLock PROCESS = new ReentrantLock();

    private final Path file;

    UnsentFile(Path file) {
        this.file = file;
    }

    /** All that can be read, in their order; none when there is no file. */
    List<UnsentLine> lines() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            // Not as lines of UTF-8: a torn letter must not hide the others.
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            List<UnsentLine> lines = new ArrayList<>();
            text.lines().map(UnsentLine::read).flatMap(Optional::stream).forEach(lines::add);
            return lines;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void append(UnsentLine line) {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long size = out.size();
            ByteBuffer last = ByteBuffer.allocate(1);
            boolean torn = size > 0 && out.read(last, size - 1) == 1 && last.get(0) != '\n';
            ByteBuffer bytes = ByteBuffer.wrap(((torn ? "\n" : "") + line.write()).getBytes(StandardCharsets.UTF_8));
            out.position(size);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Does something while no other thread and no other process does so with this file. */
    <T> T alone(Supplier<T> work) {
        PROCESS.lock();
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path guard = file.resolveSibling(file.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (!Files.exists(file)) {
                    Files.createFile(file);
                }
                return lock.isValid() ? work.get() : alone(work);
            }
        } catch (IOException e) {
            throw failed(e);
        } finally {
            PROCESS.unlock();
        }
    }

    private Failure failed(IOException e) {
        return new Failure(Failure.Kind.REFUSED, Sentence.of("review.unsent.file", file.toString()), e);
    }
}
