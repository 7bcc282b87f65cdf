package io.tillwatch.mysql;

import io.tillwatch.service.SourceRow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads rows with the 23 columns and remembers where the last one really stands, unmasked and in its own type. */
final class RowReader {
    private final RowMapper mapper;
    private final ColumnKind idKind;
    private final ColumnKind modifiedKind;
    private final byte[] @Nullable [] cells = new byte[SaleColumn.COUNT][];

    RowReader(RowMapper mapper, TableShape shape) {
        this.mapper = mapper;
        idKind = shape.kind(SaleColumn.ID);
        modifiedKind = shape.kind(SaleColumn.MODIFIED);
    }

    /** The row the result stands on. */
    SourceRow read(ResultSet rows) throws SQLException {
        byte[] @Nullable [] row = cells;
        for (int i = 0; i < SaleColumn.COUNT; i++) {
            row[i] = rows.getBytes(i + 1);
        }
        return mapper.map(row);
    }

    /** When the last row was changed, also if it is no sale; null when that cannot be read. */
    @Nullable
    Instant modified() {
        return mapper.modified();
    }

    /** The value of {@code modified} as the database compares it. */
    String rawModified() {
        byte[] cell = cells[SaleColumn.MODIFIED.index()];
        return cell == null ? "" : text(modifiedKind, cell);
    }

    /** The id as a value to bind; null when the row has none. */
    @Nullable
    Object rawId() {
        byte[] cell = cells[SaleColumn.ID.index()];
        if (cell == null) {
            return null;
        }
        if (idKind == ColumnKind.BYTES) {
            return cell;
        }
        String text = text(idKind, cell);
        return idKind.isNumber() ? new BigDecimal(text) : text;
    }

    private static String text(ColumnKind kind, byte[] cell) {
        return new String(
                cell,
                switch (kind) {
                    case UTF16 -> StandardCharsets.UTF_16BE;
                    case UTF16LE -> StandardCharsets.UTF_16LE;
                    case UTF32 -> StandardCharsets.UTF_32BE;
                    default -> StandardCharsets.UTF_8;
                });
    }
}
