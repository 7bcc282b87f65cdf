package io.tillwatch.service;

import io.tillwatch.model.Approval;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * All sales of the index as the detectors see them, in a file beside the program, so that the next replay need not read them
 * from the index again. It is good for as long as no sync has come in between.
 */
final class SalesHistory {
    private static final int VERSION = 1;
    private static final int BUFFER = 1 << 18;
    private static final int REPORT_EVERY = 10_000;
    private static final long NONE = Long.MIN_VALUE;

    private final SaleIndex index;
    private final ZoneId zone;
    private final Path file;

    SalesHistory(SaleIndex index, ZoneId zone, Path folder) {
        this.index = index;
        this.zone = zone;
        this.file = folder.resolve("sales-history");
    }

    /**
     * Reads the file anew from the index unless it is of this position.
     *
     * @param progress told how many sales were read, now and then; may throw to stop
     */
    void prepare(String position, LongConsumer progress) {
        if (position.equals(positionOfFile())) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Path aside = Files.createTempFile(file.getParent(), "sales-history", ".part");
            try {
                write(aside, position, progress);
                Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            throw new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("replay.file", file), e);
        }
    }

    private void write(Path to, String position, LongConsumer progress) throws IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(to), BUFFER))) {
            out.writeInt(VERSION);
            out.writeUTF(position);
            var names = new HashMap<String, Integer>();
            long[] done = {0};
            index.approvals(null, row -> {
                try {
                    write(out, row.in(zone), names);
                } catch (IOException e) {
                    throw new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("replay.file", file), e);
                }
                if (++done[0] % REPORT_EVERY == 0) {
                    progress.accept(done[0]);
                }
            });
        }
    }

    private static void write(DataOutputStream out, Approval sale, Map<String, Integer> names) throws IOException {
        out.writeUTF(sale.id());
        name(out, sale.storeId(), names);
        name(out, sale.card(), names);
        name(out, sale.cardCompany(), names);
        out.writeUTF(sale.approvalNumber() == null ? "" : sale.approvalNumber());
        out.writeLong(sale.amount());
        number(out, sale.fee());
        number(out, sale.deposit());
        time(out, sale.soldAt());
        time(out, sale.canceledAt());
        out.writeInt(
                sale.depositDate() == null
                        ? Integer.MIN_VALUE
                        : (int) sale.depositDate().toEpochDay());
        out.writeBoolean(sale.canceled());
    }

    /** A name is written when it is first met, and its number from then on. */
    private static void name(DataOutputStream out, @Nullable String name, Map<String, Integer> names)
            throws IOException {
        if (name == null) {
            out.writeInt(-1);
            return;
        }
        Integer known = names.get(name);
        if (known == null) {
            out.writeInt(names.size());
            out.writeUTF(name);
            names.put(name, names.size());
        } else {
            out.writeInt(known);
        }
    }

    private static void number(DataOutputStream out, @Nullable Long number) throws IOException {
        out.writeLong(number == null ? NONE : number);
    }

    private static void time(DataOutputStream out, @Nullable LocalDateTime time) throws IOException {
        out.writeLong(time == null ? NONE : time.toInstant(ZoneOffset.UTC).toEpochMilli());
    }

    private @Nullable String positionOfFile() {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return in.readInt() == VERSION ? in.readUTF() : null;
        } catch (IOException e) {
            // It is not there, or not whole: it is read anew.
            return null;
        }
    }

    /** Hands over all sales in the order of {@code (sold_at, id)}. */
    void each(Consumer<Approval> consumer) {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            in.readInt();
            in.readUTF();
            List<String> names = new ArrayList<>();
            for (String id = nextId(in); id != null; id = nextId(in)) {
                consumer.accept(read(id, in, names));
            }
        } catch (IOException e) {
            throw new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("replay.file", file), e);
        }
    }

    private static @Nullable String nextId(DataInputStream in) throws IOException {
        try {
            return in.readUTF();
        } catch (EOFException e) {
            return null;
        }
    }

    private static Approval read(String id, DataInputStream in, List<String> names) throws IOException {
        String store = name(in, names);
        String card = name(in, names);
        String company = name(in, names);
        String approval = in.readUTF();
        long amount = in.readLong();
        Long fee = number(in);
        Long deposit = number(in);
        LocalDateTime sold = time(in);
        LocalDateTime canceledAt = time(in);
        int payout = in.readInt();
        boolean canceled = in.readBoolean();
        return new Approval(
                id,
                store == null ? "" : store,
                card,
                amount,
                sold == null ? LocalDateTime.MIN : sold,
                fee,
                deposit,
                payout == Integer.MIN_VALUE ? null : LocalDate.ofEpochDay(payout),
                canceledAt,
                canceled,
                approval.isEmpty() ? null : approval,
                company);
    }

    private static @Nullable String name(DataInputStream in, List<String> names) throws IOException {
        int number = in.readInt();
        if (number < 0) {
            return null;
        }
        if (number == names.size()) {
            names.add(in.readUTF());
        }
        return names.get(number);
    }

    private static @Nullable Long number(DataInputStream in) throws IOException {
        long number = in.readLong();
        return number == NONE ? null : (Long) number;
    }

    private static @Nullable LocalDateTime time(DataInputStream in) throws IOException {
        long millis = in.readLong();
        return millis == NONE ? null : LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }
}
