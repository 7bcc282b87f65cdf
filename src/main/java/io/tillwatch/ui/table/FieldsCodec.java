package io.tillwatch.ui.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows as the index hands them out: a field's name and its value, a {@link String}, {@link Long}, {@link Integer} (read
 * back as a Long), {@link Double}, {@link Boolean}, {@link Instant}, {@link LocalDate}, a {@link List} of these, or
 * null. Fields that are not named are left out.
 */
public final class FieldsCodec implements RowCodec<Map<String, @Nullable Object>> {
    private static final int NONE = 0;
    private static final int TEXT = 1;
    private static final int WHOLE = 2;
    private static final int FRACTION = 3;
    private static final int TRUE = 4;
    private static final int FALSE = 5;
    private static final int INSTANT = 6;
    private static final int DATE = 7;
    private static final int LIST = 8;

    private final List<String> fields;

    public FieldsCodec(List<String> fields) {
        this.fields = List.copyOf(fields);
    }

    @Override
    public void write(Map<String, @Nullable Object> row, DataOutput out) throws IOException {
        for (String field : fields) {
            writeValue(row.get(field), out);
        }
    }

    @Override
    public Map<String, @Nullable Object> read(DataInput in) throws IOException {
        Map<String, @Nullable Object> row = HashMap.newHashMap(fields.size());
        for (String field : fields) {
            row.put(field, readValue(in));
        }
        return row;
    }

    private static void writeValue(@Nullable Object value, DataOutput out) throws IOException {
        switch (value) {
            case null -> out.writeByte(NONE);
            case String text -> {
                // Not writeUTF, which ends at 64 KB.
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                out.writeByte(TEXT);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
            case Long whole -> {
                out.writeByte(WHOLE);
                out.writeLong(whole);
            }
            case Integer whole -> {
                out.writeByte(WHOLE);
                out.writeLong(whole);
            }
            case Double fraction -> {
                out.writeByte(FRACTION);
                out.writeDouble(fraction);
            }
            case Boolean flag -> out.writeByte(flag ? TRUE : FALSE);
            case Instant instant -> {
                out.writeByte(INSTANT);
                out.writeLong(instant.getEpochSecond());
                out.writeInt(instant.getNano());
            }
            case LocalDate date -> {
                out.writeByte(DATE);
                out.writeLong(date.toEpochDay());
            }
            case List<?> list -> {
                out.writeByte(LIST);
                out.writeInt(list.size());
                for (Object element : list) {
                    writeValue(element, out);
                }
            }
            default -> throw new IllegalArgumentException("No field can be a " + value.getClass());
        }
    }

    private static @Nullable Object readValue(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case NONE -> null;
            case TEXT -> {
                byte[] bytes = new byte[in.readInt()];
                in.readFully(bytes);
                yield new String(bytes, StandardCharsets.UTF_8);
            }
            case WHOLE -> in.readLong();
            case FRACTION -> in.readDouble();
            case TRUE -> true;
            case FALSE -> false;
            case INSTANT -> Instant.ofEpochSecond(in.readLong(), in.readInt());
            case DATE -> LocalDate.ofEpochDay(in.readLong());
            case LIST -> {
                int size = in.readInt();
                List<@Nullable Object> list = new ArrayList<>(size);
                for (int i = 0; i < size; i++) {
                    list.add(readValue(in));
                }
                yield list;
            }
            default -> throw new IOException("The temporary file holds what was never written to it");
        };
    }
}
