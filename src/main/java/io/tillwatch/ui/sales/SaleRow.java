package io.tillwatch.ui.sales;

import io.tillwatch.model.SaleColumns;
import io.tillwatch.ui.table.FieldsCodec;
import io.tillwatch.ui.table.RowCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sale as the index has it.
 *
 * @param fields by the index's names
 */
record SaleRow(Map<String, @Nullable Object> fields) {
    /** What a table reads of each row: all but what the card terminal sent, which is long and shown for one sale alone. */
    static final List<String> COLUMNS = Stream.concat(
                    SaleColumns.ALL.stream().filter(column -> !column.equals("raw_data")),
                    Stream.of("business_date", "flagged"))
            .toList();

    static final RowCodec<SaleRow> CODEC = new RowCodec<>() {
        private final FieldsCodec codec = new FieldsCodec(COLUMNS);

        @Override
        public void write(SaleRow row, DataOutput out) throws IOException {
            codec.write(row.fields(), out);
        }

        @Override
        public SaleRow read(DataInput in) throws IOException {
            return new SaleRow(codec.read(in));
        }
    };

    String id() {
        String id = text("id");
        return id == null ? "" : id;
    }

    @Nullable
    String text(String column) {
        return fields.get(column) instanceof String text ? text : null;
    }

    @Nullable
    Long number(String column) {
        return fields.get(column) instanceof Number number ? (Long) number.longValue() : null;
    }

    @Nullable
    Double fraction(String column) {
        return fields.get(column) instanceof Number number ? (Double) number.doubleValue() : null;
    }

    boolean is(String column) {
        return Boolean.TRUE.equals(fields.get(column));
    }

    /** Null also when what stands there is no instant: somebody changed the document by hand. */
    @Nullable
    Instant instant(String column) {
        try {
            return fields.get(column) instanceof String text ? Instant.parse(text) : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** Null also when what stands there is no date. */
    @Nullable
    LocalDate date(String column) {
        try {
            return fields.get(column) instanceof String text ? LocalDate.parse(text) : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
