package io.tillwatch.kibana.check;

import io.tillwatch.kibana.Tree;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a stretch of time: a figure that looks back a week needs one to look back from.
 *
 * @param from inclusive
 * @param to exclusive
 */
record Window(String field, Instant from, Instant to) {
    private static final Duration LENGTH = Duration.ofDays(30);

    /** The thirty days up to the newest row. */
    static Window before(String field, Instant newest) {
        Instant to = newest.plusMillis(1);
        return new Window(field, to.minus(LENGTH), to);
    }

    /** The same so much earlier, as {@code 1w}. */
    Window shifted(String shift) {
        if (shift.isEmpty()) {
            return this;
        }
        long amount = Long.parseLong(shift.substring(0, shift.length() - 1));
        var unit = DateMath.unit(shift.substring(shift.length() - 1));
        return new Window(
                field,
                from.atOffset(ZoneOffset.UTC).minus(amount, unit).toInstant(),
                to.atOffset(ZoneOffset.UTC).minus(amount, unit).toInstant());
    }

    Map<String, @Nullable Object> query() {
        return Tree.of(
                "range",
                Tree.of(field, Tree.of("gte", from.toEpochMilli(), "lt", to.toEpochMilli(), "format", "epoch_millis")));
    }

    boolean holds(Map<String, List<@Nullable Object>> row) {
        for (Object value : row.getOrDefault(field, List.of())) {
            long millis = Long.parseLong(String.valueOf(value));
            if (millis >= from.toEpochMilli() && millis < to.toEpochMilli()) {
                return true;
            }
        }
        return false;
    }
}
