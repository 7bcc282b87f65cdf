package io.tillwatch.service.spool;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;

/** Sorts the checksums of sales by business date. */
public final class ChecksumSpool implements Closeable {
    private static final int BUFFER = 16 << 20;
    /** The checksum, and whether the row was synced. */
    private static final int HEADER = 8 + 1;

    private final Spool spool;

    public ChecksumSpool(Path folder) {
        spool = new Spool(folder, BUFFER);
    }

    /** Receives the checksums, oldest date first. */
    @FunctionalInterface
    public interface Receiver {
        void sale(LocalDate date, String id, long checksum, boolean synced);
    }

    /**
     * Adds a sale.
     *
     * @param synced false when its row changed since the last sync
     */
    public void add(LocalDate date, String id, long checksum, boolean synced) {
        byte[] key = ByteBuffer.allocate(4)
                .putInt((int) date.toEpochDay() ^ Integer.MIN_VALUE)
                .array();
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        spool.add(
                key,
                ByteBuffer.allocate(HEADER + text.length)
                        .putLong(checksum)
                        .put((byte) (synced ? 1 : 0))
                        .put(text)
                        .array());
    }

    /** Hands over all checksums. May be called again. */
    public void drain(Receiver receiver) {
        spool.drain((key, value) -> {
            LocalDate date = LocalDate.ofEpochDay(ByteBuffer.wrap(key).getInt() ^ Integer.MIN_VALUE);
            long checksum = ByteBuffer.wrap(value).getLong();
            String id = new String(value, HEADER, value.length - HEADER, StandardCharsets.UTF_8);
            receiver.sale(date, id, checksum, value[HEADER - 1] == 1);
        });
    }

    @Override
    public void close() {
        spool.close();
    }
}
