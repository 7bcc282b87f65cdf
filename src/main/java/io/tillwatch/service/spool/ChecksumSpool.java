package io.tillwatch.service.spool;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;

/** Sorts the checksums of sales by business date. */
public final class ChecksumSpool implements Closeable {
    private static final int BUFFER = 16 << 20;

    private final Spool spool;

    public ChecksumSpool(Path folder) {
        spool = new Spool(folder, BUFFER);
    }

    /** Receives the checksums, oldest date first. */
    @FunctionalInterface
    public interface Receiver {
        void sale(LocalDate date, String id, long checksum);
    }

    public void add(LocalDate date, String id, long checksum) {
        byte[] key = ByteBuffer.allocate(4)
                .putInt((int) date.toEpochDay() ^ Integer.MIN_VALUE)
                .array();
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        spool.add(
                key,
                ByteBuffer.allocate(8 + text.length).putLong(checksum).put(text).array());
    }

    /** Hands over all checksums. May be called once. */
    public void drain(Receiver receiver) {
        spool.drain((key, value) -> {
            LocalDate date = LocalDate.ofEpochDay(ByteBuffer.wrap(key).getInt() ^ Integer.MIN_VALUE);
            long checksum = ByteBuffer.wrap(value).getLong();
            receiver.sale(date, new String(value, 8, value.length - 8, StandardCharsets.UTF_8), checksum);
        });
    }

    @Override
    public void close() {
        spool.close();
    }
}
