package io.tillwatch.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Business dates from {@code first} to {@code last}, both included; null leaves that side open. */
public record DateRange(@Nullable LocalDate first, @Nullable LocalDate last) {
    public static final DateRange ALL = new DateRange(null, null);

    public DateRange {
        if (first != null && last != null && last.isBefore(first)) {
            throw new IllegalArgumentException("The range ends on " + last + ", before it begins on " + first);
        }
    }

    public boolean contains(LocalDate date) {
        return (first == null || !date.isBefore(first)) && (last == null || !date.isAfter(last));
    }
}
