package io.tillwatch.ui.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows in a temporary file, in pages of {@value #PAGE} whose places are known. One thread appends while others read what
 * is there already. Not a {@link java.nio.channels.FileChannel}, which an interrupt would close for all of them.
 */
final class SpoolFile<R> implements Closeable {
    static final int PAGE = 128;

    private final Path path;
    private final RowCodec<R> codec;
    private final RandomAccessFile writing;
    private final RandomAccessFile reading;

    private final ByteArrayOutputStream page = new ByteArrayOutputStream(32 << 10);
    private final DataOutputStream encoder = new DataOutputStream(page);
    private int rowsInPage;

    /** Where pages begin, and where the last one ends. */
    private long[] places = new long[256];

    private int pages;
    private volatile long rows;

    SpoolFile(Path path, RowCodec<R> codec) throws IOException {
        this.path = path;
        this.codec = codec;
        this.writing = new RandomAccessFile(path.toFile(), "rw");
        this.reading = new RandomAccessFile(path.toFile(), "r");
    }

    /** How many rows can be read. */
    long rows() {
        return rows;
    }

    void append(R row) throws IOException {
        codec.write(row, encoder);
        if (++rowsInPage == PAGE) {
            writePage();
        }
    }

    /** Makes the last rows readable, too. Nothing is appended after that. */
    void finish() throws IOException {
        if (rowsInPage > 0) {
            writePage();
        }
    }

    private void writePage() throws IOException {
        byte[] bytes = page.toByteArray();
        writing.write(bytes);
        page.reset();
        synchronized (reading) {
            if (pages + 2 > places.length) {
                places = Arrays.copyOf(places, places.length * 2);
            }
            places[pages + 1] = places[pages] + bytes.length;
            pages++;
            rows += rowsInPage;
        }
        rowsInPage = 0;
    }

    /** The rows of a page that is there. */
    List<R> page(int number) throws IOException {
        byte[] bytes;
        int count;
        synchronized (reading) {
            long start = places[number];
            bytes = new byte[(int) (places[number + 1] - start)];
            count = (int) Math.min(PAGE, rows - (long) number * PAGE);
            reading.seek(start);
            reading.readFully(bytes);
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        List<R> result = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            result.add(codec.read(in));
        }
        return result;
    }

    /** Deletes the file. May be called again. */
    @Override
    public void close() throws IOException {
        try (writing;
                reading) {
            // closed even when one of them fails
        } finally {
            Files.deleteIfExists(path);
        }
    }
}
