package io.tillwatch.service.spool;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Any number of findings about single sales, put together by sale: one that moved is found on two dates. */
public final class DifferenceSpool implements Closeable {
    private static final int BUFFER = 4 << 20;

    private final Spool spool;

    public DifferenceSpool(Path folder) {
        spool = new Spool(folder, BUFFER);
    }

    /** What can be found about a sale on a business date. */
    public enum Finding {
        /** The source has it on this date, the index has not. */
        MISSING,
        /** Both have it, with different content. */
        CHANGED,
        /** One of the two above, and the row changed since the last sync. */
        UNSYNCED,
        /** The index has it on this date, the source has not. */
        EXTRA
    }

    /** Receives the findings about one sale with the dates they belong to. */
    @FunctionalInterface
    public interface Receiver {
        void sale(String id, Map<Finding, LocalDate> findings);
    }

    public void add(String id, LocalDate date, Finding finding) {
        byte[] name = finding.name().getBytes(StandardCharsets.UTF_8);
        byte[] value = ByteBuffer.allocate(4 + name.length)
                .putInt((int) date.toEpochDay())
                .put(name)
                .array();
        spool.add(id.getBytes(StandardCharsets.UTF_8), value);
    }

    /** Hands over every sale once, by id. May be called again. */
    public void drain(Receiver receiver) {
        var sale = new Object() {
            byte @Nullable [] id;
            Map<Finding, LocalDate> findings = new EnumMap<>(Finding.class);

            void flush() {
                if (id != null) {
                    receiver.sale(new String(id, StandardCharsets.UTF_8), findings);
                }
            }
        };
        spool.drain((id, value) -> {
            if (!Arrays.equals(id, sale.id)) {
                sale.flush();
                sale.id = id;
                sale.findings = new EnumMap<>(Finding.class);
            }
            Finding finding = Finding.valueOf(new String(value, 4, value.length - 4, StandardCharsets.UTF_8));
            sale.findings.put(
                    finding, LocalDate.ofEpochDay(ByteBuffer.wrap(value).getInt()));
        });
        sale.flush();
    }

    @Override
    public void close() {
        spool.close();
    }
}
