package io.tillwatch.service.spool;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts any number of entries by their keys (unsigned bytes) in bounded memory: full buffers are sorted and written to
 * one temporary file, then merged. The file is unlinked as soon as it is open, where the system allows that, so that a
 * killed process leaves nothing behind. Not for use by two threads at once.
 */
public final class Spool implements Closeable {
    private static final int HEADER = 8;
    private static final int READ_BUFFER = 64 * 1024;

    private final Path folder;
    private final byte[] buffer;
    private final ByteBuffer header;
    private int used;
    private final List<Integer> entries = new ArrayList<>();
    private final List<Stretch> runs = new ArrayList<>();
    private @Nullable FileChannel file;
    private long written;
    private long size;

    /**
     * Begins empty.
     *
     * @param folder where the file goes once memory is full; made when missing
     * @param bufferBytes how much is held in memory; no entry may be larger
     */
    public Spool(Path folder, int bufferBytes) {
        this.folder = folder;
        this.buffer = new byte[bufferBytes];
        this.header = ByteBuffer.wrap(buffer);
    }

    /** Receives the entries in order. The arrays are the receiver's. */
    @FunctionalInterface
    public interface Receiver {
        void entry(byte[] key, byte[] value);
    }

    /** Sorted entries in the file. */
    private record Stretch(FileChannel channel, long start, long end) {}

    /** How many entries were added. */
    public long size() {
        return size;
    }

    public void add(byte[] key, byte[] value) {
        int length = HEADER + key.length + value.length;
        if (length > buffer.length) {
            throw new IllegalArgumentException("An entry of " + length + " bytes is larger than the buffer");
        }
        if (used + length > buffer.length) {
            writeRun();
        }
        entries.add(used);
        header.putInt(used, key.length).putInt(used + 4, value.length);
        System.arraycopy(key, 0, buffer, used + HEADER, key.length);
        System.arraycopy(value, 0, buffer, used + HEADER + key.length, value.length);
        used += length;
        size++;
    }

    /** Hands over all entries in the order of their keys. May be called again. */
    public void drain(Receiver receiver) {
        if (runs.isEmpty()) {
            entries.sort(this::compareBuffered);
            for (int at : entries) {
                receiver.entry(key(at), value(at));
            }
            return;
        }
        if (!entries.isEmpty()) {
            writeRun();
        }
        PriorityQueue<Run> queue = new PriorityQueue<>();
        for (Stretch stretch : runs) {
            Run run = new Run(stretch.channel(), stretch.start(), stretch.end());
            if (run.advance()) {
                queue.add(run);
            }
        }
        while (true) {
            Run next = queue.poll();
            if (next == null) {
                return;
            }
            receiver.entry(next.key, next.value);
            if (next.advance()) {
                queue.add(next);
            }
        }
    }

    private int compareBuffered(int left, int right) {
        return Arrays.compareUnsigned(
                buffer,
                left + HEADER,
                left + HEADER + header.getInt(left),
                buffer,
                right + HEADER,
                right + HEADER + header.getInt(right));
    }

    private byte[] key(int at) {
        return Arrays.copyOfRange(buffer, at + HEADER, at + HEADER + header.getInt(at));
    }

    private byte[] value(int at) {
        int start = at + HEADER + header.getInt(at);
        return Arrays.copyOfRange(buffer, start, start + header.getInt(at + 4));
    }

    private void writeRun() {
        entries.sort(this::compareBuffered);
        try {
            FileChannel channel = channel();
            long start = written;
            ByteBuffer out = ByteBuffer.allocate(READ_BUFFER);
            for (int at : entries) {
                int length = HEADER + header.getInt(at) + header.getInt(at + 4);
                if (out.remaining() < length) {
                    flush(channel, out);
                }
                if (length > out.capacity()) {
                    write(channel, ByteBuffer.wrap(buffer, at, length));
                } else {
                    out.put(buffer, at, length);
                }
            }
            flush(channel, out);
            runs.add(new Stretch(channel, start, written));
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary file in " + folder + " cannot be written", e);
        }
        entries.clear();
        used = 0;
    }

    private FileChannel channel() throws IOException {
        if (file == null) {
            Files.createDirectories(folder);
            Path path = Files.createTempFile(folder, "spool", ".tmp");
            file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        }
        return file;
    }

    private void flush(FileChannel channel, ByteBuffer out) throws IOException {
        write(channel, out.flip());
        out.clear();
    }

    private void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            written += channel.write(bytes, written);
        }
    }

    @Override
    public void close() {
        entries.clear();
        runs.clear();
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary file in " + folder + " cannot be closed", e);
        }
    }

    /** A sorted stretch of the file, being read. */
    private static final class Run implements Comparable<Run> {
        private final FileChannel channel;
        private long position;
        private final long end;
        private ByteBuffer window = ByteBuffer.allocate(0);
        private byte[] key = new byte[0];
        private byte[] value = new byte[0];

        Run(FileChannel channel, long position, long end) {
            this.channel = channel;
            this.position = position;
            this.end = end;
        }

        boolean advance() {
            if (position >= end && !window.hasRemaining()) {
                window = ByteBuffer.allocate(0);
                return false;
            }
            ensure(HEADER);
            key = new byte[window.getInt()];
            value = new byte[window.getInt()];
            ensure(key.length + value.length);
            window.get(key).get(value);
            return true;
        }

        private void ensure(int bytes) {
            if (window.remaining() >= bytes) {
                return;
            }
            ByteBuffer larger = ByteBuffer.allocate(Math.max(READ_BUFFER, bytes));
            larger.put(window);
            larger.limit((int) Math.min(larger.capacity(), larger.position() + (end - position)));
            try {
                while (larger.hasRemaining()) {
                    int read = channel.read(larger, position);
                    if (read < 0) {
                        throw new IOException("The temporary file ends early");
                    }
                    position += read;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The temporary file cannot be read", e);
            }
            window = larger.flip();
        }

        @Override
        public int compareTo(Run other) {
            return Arrays.compareUnsigned(key, other.key);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
