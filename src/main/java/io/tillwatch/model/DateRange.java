package io.tillwatch.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Business dates from {@code first} to {@code last}, both included; null leaves that side open. */
public record DateRange(@Nullable LocalDate first, @Nullable LocalDate last) {
    public static final DateRange ALL = new DateRange(null, null);

    public DateRange {
        if (!isOrdered(first, last)) {
            throw new IllegalArgumentException("The range ends on " + last + ", before it begins on " + first);
        }
    }

    /** Whether these two can be a range: the last is not before the first, or a side is open. */
    public static boolean isOrdered(@Nullable LocalDate first, @Nullable LocalDate last) {
        return first == null || last == null || !last.isBefore(first);
    }

    public boolean contains(LocalDate date) {
        return (first == null || !date.isBefore(first)) && (last == null || !date.isAfter(last));
    }
}
