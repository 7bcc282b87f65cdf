package io.tillwatch.server;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongSupplier;

/** Gives up a reader that takes what is written too slowly. Only the time spent in writing counts, not that of asking. */
final class PacedOutput extends FilterOutputStream {
    private static final long GRACE_NANOS = 10_000_000_000L;
    /** Bytes a second that a reader has to take. */
    private static final long LEAST_RATE = 16 * 1024;

    private final LongSupplier nanoTime;
    private long written;
    private long spent;

    PacedOutput(OutputStream to, LongSupplier nanoTime) {
        super(to);
        this.nanoTime = nanoTime;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        long begin = nanoTime.getAsLong();
        out.write(bytes, from, length);
        spent += nanoTime.getAsLong() - begin;
        written += length;
        if (spent - GRACE_NANOS > written * 1_000_000_000.0 / LEAST_RATE) {
            throw new IOException("The reader is too slow");
        }
    }
}
