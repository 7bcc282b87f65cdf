package io.tillwatch.ui.stores;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sale or a flag as the index has it; what is no such value there counts as none.
 *
 * @param fields by the index's names
 */
record Fields(Map<String, @Nullable Object> fields) {
    @Nullable
    String text(String column) {
        return fields.get(column) instanceof String text ? text : null;
    }

    @Nullable
    Long number(String column) {
        return fields.get(column) instanceof Number number ? (Long) number.longValue() : null;
    }

    boolean is(String column) {
        return Boolean.TRUE.equals(fields.get(column));
    }

    @Nullable
    Instant instant(String column) {
        try {
            return fields.get(column) instanceof String text ? Instant.parse(text) : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
