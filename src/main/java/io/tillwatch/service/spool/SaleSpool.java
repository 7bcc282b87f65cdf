package io.tillwatch.service.spool;

import io.tillwatch.model.PreparedSale;
import io.tillwatch.model.SaleFacts;
import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sorts sales by store, business date, time and id: the order in which roll-ups and rules can be computed in one pass. */
public final class SaleSpool implements Closeable {
    /** Enough for the longest row that is taken in, and small beside a heap of 256 MB. */
    private static final int BUFFER = 24 << 20;

    private final Spool spool;

    public SaleSpool(Path folder) {
        spool = new Spool(folder, BUFFER);
    }

    public long size() {
        return spool.size();
    }

    public void add(PreparedSale sale) {
        spool.add(key(sale.facts()), encode(sale));
    }

    /** Hands over all sales in order. May be called once. */
    public void drain(Consumer<PreparedSale> consumer) {
        spool.drain((key, value) -> consumer.accept(decode(value)));
    }

    @Override
    public void close() {
        spool.close();
    }

    private static byte[] key(SaleFacts sale) {
        byte[] store = sale.storeId().getBytes(StandardCharsets.UTF_8);
        byte[] id = sale.id().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(store.length + 1 + 4 + 8 + 4 + 4 + id.length)
                .put(store)
                .put((byte) 0)
                .putInt((int) sale.businessDate().toEpochDay() ^ Integer.MIN_VALUE)
                .put(sortable(sale.soldAt()))
                // Numbers come before texts, and the longer number is the larger one.
                .putInt(isNumber(id) ? id.length : Integer.MAX_VALUE)
                .put(id)
                .array();
    }

    private static byte[] sortable(Instant instant) {
        return ByteBuffer.allocate(12)
                .putLong(instant.getEpochSecond() ^ Long.MIN_VALUE)
                .putInt(instant.getNano())
                .array();
    }

    private static boolean isNumber(byte[] id) {
        for (byte digit : id) {
            if (digit < '0' || digit > '9') {
                return false;
            }
        }
        return id.length == 1 || id[0] != '0';
    }

    private static byte[] encode(PreparedSale sale) {
        SaleFacts facts = sale.facts();
        byte[] id = facts.id().getBytes(StandardCharsets.UTF_8);
        byte[] store = facts.storeId().getBytes(StandardCharsets.UTF_8);
        byte[] card = facts.cardNumber() == null ? null : facts.cardNumber().getBytes(StandardCharsets.UTF_8);
        int length = 3 * 4 + id.length + store.length + (card == null ? 0 : card.length) + 4 + 2 * 12 + 4 * 8 + 1;
        ByteBuffer out = ByteBuffer.allocate(length + sale.body().length);
        put(out, id);
        put(out, store);
        put(out, card);
        out.putInt((int) facts.businessDate().toEpochDay());
        put(out, facts.soldAt());
        put(out, sale.modified());
        out.putLong(facts.amount())
                .putLong(sale.amountFee())
                .putLong(sale.amountDeposit())
                .putLong(sale.checksum());
        out.put((byte) (facts.canceled() ? 1 : 0));
        return out.put(sale.body()).array();
    }

    private static PreparedSale decode(byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        String id = required(text(in));
        String store = required(text(in));
        String card = text(in);
        LocalDate date = LocalDate.ofEpochDay(in.getInt());
        Instant soldAt = instant(in);
        Instant modified = instant(in);
        long amount = in.getLong();
        long fee = in.getLong();
        long deposit = in.getLong();
        long checksum = in.getLong();
        boolean canceled = in.get() == 1;
        byte[] body = new byte[in.remaining()];
        in.get(body);
        SaleFacts facts = new SaleFacts(id, store, date, soldAt, amount, canceled, card);
        return new PreparedSale(facts, modified, fee, deposit, checksum, body);
    }

    private static void put(ByteBuffer out, byte @Nullable [] text) {
        out.putInt(text == null ? -1 : text.length);
        if (text != null) {
            out.put(text);
        }
    }

    private static void put(ByteBuffer out, Instant instant) {
        out.putLong(instant.getEpochSecond()).putInt(instant.getNano());
    }

    private static @Nullable String text(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String required(@Nullable String text) {
        if (text == null) {
            throw new IllegalStateException("The temporary file holds a sale without an id");
        }
        return text;
    }

    private static Instant instant(ByteBuffer in) {
        return Instant.ofEpochSecond(in.getLong(), in.getInt());
    }
}
