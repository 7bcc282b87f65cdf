package io.tillwatch.mysql;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the column {@code modified} is written and ordered: turns instants into bounds that the database compares in the
 * column's own form, and its values back into instants.
 *
 * <p>The database orders text as text. That is the order of time only when all values are written alike; where they are
 * not (two separators, two offsets, dates without a time), a whole day is the smallest unit that can be called over, and
 * the rows of the last days count as {@code AHEAD}: they are read again by every run, so that none is lost. The hour
 * that a clock on the wall shows twice is treated the same way.
 */
final class ChangeOrder {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /**
     * Where the windows of one view begin and end, as instants and as the column writes them.
     *
     * @param closedUntil every row up to it is written below {@code closedEndText}
     * @param closedEnd rows before it are complete
     * @param aheadStart rows from it on are ahead; what lies between is open
     */
    record Bounds(
            Instant closedUntil, Instant closedEnd, Instant aheadStart, String closedEndText, String aheadStartText) {

        private static Bounds of(Instant closedEnd, Instant aheadStart, String closedEndText, String aheadStartText) {
            return new Bounds(
                    closedEnd.minus(1, ChronoUnit.MICROS), closedEnd, aheadStart, closedEndText, aheadStartText);
        }
    }

    private final boolean text;
    /** Between date and time; 0 when whole days are the unit. */
    private final char separator;

    private final ZoneId zone;
    private final TimeText parser = new TimeText();
    private final ZoneOffsets offsets;

    private ChangeOrder(boolean text, char separator, ZoneId zone) {
        this.text = text;
        this.separator = separator;
        this.zone = zone;
        offsets = new ZoneOffsets(zone);
    }

    /** The order of a DATETIME, TIMESTAMP or DATE column. */
    static ChangeOrder ofTyped(ColumnKind kind, ZoneId zone) {
        return new ChangeOrder(
                false, kind == ColumnKind.DATE ? 0 : ' ', kind == ColumnKind.TIMESTAMP ? ZoneOffset.UTC : zone);
    }

    /** The order of a text column, judged by samples of its values. */
    static ChangeOrder ofText(List<String> samples, ZoneId zone) {
        TimeText parser = new TimeText();
        char separator = 0;
        ZoneId written = null;
        for (String sample : samples) {
            if (parser.read(sample.getBytes(StandardCharsets.UTF_8)) != TimeText.Outcome.OK) {
                continue;
            }
            char found = parser.dateOnly() || sample.charAt(0) == ' ' ? 0 : sample.charAt(10);
            ZoneId foundZone = parser.offsetGiven() ? ZoneOffset.ofTotalSeconds(parser.offset()) : zone;
            if (written == null) {
                separator = found;
                written = foundZone;
            } else if (separator != found || !written.equals(foundZone)) {
                separator = 0;
            }
            if (separator == 0) {
                return new ChangeOrder(true, (char) 0, zone);
            }
        }
        return written == null ? new ChangeOrder(true, ' ', zone) : new ChangeOrder(true, separator, written);
    }

    /** Whether only whole days can be told apart. */
    boolean wholeDays() {
        return separator == 0;
    }

    /** Text below which no date begins; zero dates lie below it as well. */
    String lowest() {
        return text ? "0" : zone.equals(ZoneOffset.UTC) ? "1970-01-01 00:00:01" : "1000-01-01 00:00:00";
    }

    /** Text above every date in any collation (some put signs before digits), null when the column's type has no such thing. */
    @Nullable
    String highest() {
        return text ? "A" : null;
    }

    /** A whole second as a lower or exclusive upper bound, without an offset: that would come after it. */
    String bound(Instant second) {
        return bound(LocalDateTime.ofInstant(second, zone));
    }

    private String bound(LocalDateTime wall) {
        return wholeDays() ? DATE.format(wall) : DATE.format(wall) + separator + TIME.format(wall);
    }

    /** The bound that ends the minute on the clock on the wall: when clocks go back, the next minute is an earlier one. */
    String boundAfterMinute(Instant minute) {
        return bound(LocalDateTime.ofInstant(minute, zone).plusMinutes(1));
    }

    /** When a value of the column is, null when it is no time. */
    @Nullable
    Instant instant(String value) {
        if (parser.read(value.getBytes(StandardCharsets.UTF_8)) != TimeText.Outcome.OK) {
            return null;
        }
        int offset = parser.offsetGiven() ? parser.offset() : offsets.atLocal(parser.localSecond());
        return Instant.ofEpochSecond(parser.localSecond() - offset, parser.nano());
    }

    /**
     * @param before the database's clock before the view was taken
     * @param after the same after it
     * @param settle how long ago a second must have begun to count as complete; at least one second, so that it is over
     */
    Bounds bounds(Instant before, Instant after, Duration settle) {
        Duration least = settle.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : settle;
        Instant closedEnd = before.truncatedTo(ChronoUnit.SECONDS)
                .minus(least)
                .plusSeconds(1)
                .truncatedTo(ChronoUnit.SECONDS);
        if (wholeDays()) {
            return text ? wholeDaysOfText(closedEnd) : wholeDaysOfZone(closedEnd);
        }
        LocalDateTime wall = LocalDateTime.ofInstant(closedEnd, zone);
        ZoneOffsetTransition transition = zone.getRules().getTransition(wall);
        if (transition != null && transition.isOverlap()) {
            Instant twice = transition.getDateTimeAfter().toInstant(transition.getOffsetBefore());
            return Bounds.of(twice, twice, bound(twice), bound(twice));
        }
        Instant aheadStart = after.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        return Bounds.of(closedEnd, aheadStart, bound(closedEnd), bound(aheadStart));
    }

    private Bounds wholeDaysOfZone(Instant closedEnd) {
        Instant day = closedEnd.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        return Bounds.of(day, day, bound(day), bound(day));
    }

    /** Text in several offsets may be most of a day off on either side. */
    private static Bounds wholeDaysOfText(Instant closedEnd) {
        Instant day = closedEnd.truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);
        String date = DATE.format(day.atOffset(ZoneOffset.UTC));
        Instant earliest = day.minusSeconds(ZoneOffset.MAX.getTotalSeconds()).minus(1, ChronoUnit.MICROS);
        return new Bounds(earliest, day, day, date, date);
    }
}
