package io.tillwatch.service.spool;

import io.tillwatch.model.StoreDay;
import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A set of store-days of any size, handed over by store and date. */
public final class StoreDaySpool implements Closeable {
    private static final int BUFFER = 1 << 20;
    private static final byte[] NOTHING = {};

    private final Spool spool;

    public StoreDaySpool(Path folder) {
        spool = new Spool(folder, BUFFER);
    }

    public void add(StoreDay day) {
        byte[] store = day.storeId().getBytes(StandardCharsets.UTF_8);
        byte[] key = ByteBuffer.allocate(store.length + 1 + 4)
                .put(store)
                .put((byte) 0)
                .putInt((int) day.date().toEpochDay() ^ Integer.MIN_VALUE)
                .array();
        spool.add(key, NOTHING);
    }

    /** Hands over each store-day once, however often it was added. */
    public void drain(Consumer<StoreDay> consumer) {
        var last = new Object() {
            byte @Nullable [] key;
        };
        spool.drain((key, value) -> {
            if (!Arrays.equals(key, last.key)) {
                last.key = key;
                consumer.accept(storeDay(key));
            }
        });
    }

    private static StoreDay storeDay(byte[] key) {
        int end = key.length - 5;
        int date = ByteBuffer.wrap(key, end + 1, 4).getInt() ^ Integer.MIN_VALUE;
        return new StoreDay(new String(key, 0, end, StandardCharsets.UTF_8), LocalDate.ofEpochDay(date));
    }

    @Override
    public void close() {
        spool.close();
    }
}
