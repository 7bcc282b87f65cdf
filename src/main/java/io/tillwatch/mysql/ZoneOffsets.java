package io.tillwatch.mysql;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/**
 * A zone's offsets, remembered by day: the rules themselves cost more than the rest of a row. Not for several threads.
 *
 * <p>A time that occurs twice (clocks went back) is the first of the two; one that never occurs (clocks went forward)
 * is moved forward by the gap: {@code java.time}'s own rules.
 */
final class ZoneOffsets {
    private static final int DAY = 86_400;
    private static final int SIZE = 1 << 10;
    private static final int VARIES = Integer.MIN_VALUE;
    /** No zone is further from UTC than this. */
    private static final int FAR = 18 * 3600;

    private final ZoneRules rules;
    private final long[] days = new long[SIZE];
    private final int[] offsets = new int[SIZE];

    ZoneOffsets(ZoneId zone) {
        rules = zone.getRules();
        Arrays.fill(days, Long.MIN_VALUE);
    }

    /** The offset in seconds at a time on the wall. */
    int atLocal(long localSecond) {
        int offset = onDay(Math.floorDiv(localSecond, DAY));
        return offset != VARIES
                ? offset
                : rules.getOffset(LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC))
                        .getTotalSeconds();
    }

    /** The offset in seconds at an instant. */
    int atInstant(long epochSecond) {
        int offset = onDay(Math.floorDiv(epochSecond, DAY));
        return offset != VARIES
                ? offset
                : rules.getOffset(Instant.ofEpochSecond(epochSecond)).getTotalSeconds();
    }

    /** The offset that holds through a day and the hours around it, or {@link #VARIES}. */
    private int onDay(long day) {
        int slot = (int) day & (SIZE - 1);
        if (days[slot] != day) {
            offsets[slot] = lookUp(day);
            days[slot] = day;
        }
        return offsets[slot];
    }

    private int lookUp(long day) {
        Instant from = Instant.ofEpochSecond(day * DAY - FAR);
        Instant to = Instant.ofEpochSecond(day * DAY + DAY + FAR);
        ZoneOffsetTransition next = rules.nextTransition(from.minusSeconds(1));
        return next == null || next.getInstant().isAfter(to)
                ? rules.getOffset(from).getTotalSeconds()
                : VARIES;
    }
}
