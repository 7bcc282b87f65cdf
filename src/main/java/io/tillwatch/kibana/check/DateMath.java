package io.tillwatch.kibana.check;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as filters write them: {@code now-3d}, {@code now/d}, {@code 2026-05-31}, an instant.
 *
 * @param zone in which days begin
 */
record DateMath(Instant now, ZoneId zone) {
    private static final Pattern RELATIVE = Pattern.compile("now(?:([+-])(\\d{1,4})([smhdw]))?(?:/([smhd]))?");

    /**
     * The instant; of a rounded time its begin, or the last millisecond of it.
     *
     * @param end whether the end of what was rounded counts, as in {@code <=} and {@code >}
     */
    Optional<Instant> read(String text, boolean end) {
        Matcher relative = RELATIVE.matcher(text);
        if (relative.matches()) {
            return Optional.of(relative(relative, end));
        }
        try {
            if (text.length() == 10) {
                ZonedDateTime begin = LocalDate.parse(text).atStartOfDay(zone);
                return Optional.of((end ? begin.plusDays(1).minus(1, ChronoUnit.MILLIS) : begin).toInstant());
            }
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private Instant relative(Matcher relative, boolean end) {
        ZonedDateTime time = now.atZone(zone);
        if (relative.group(1) != null) {
            long amount = Long.parseLong(relative.group(2));
            ChronoUnit unit = unit(relative.group(3));
            time = relative.group(1).equals("-") ? time.minus(amount, unit) : time.plus(amount, unit);
        }
        if (relative.group(4) != null) {
            ChronoUnit unit = unit(relative.group(4));
            time = time.truncatedTo(unit);
            if (end) {
                time = time.plus(1, unit).minus(1, ChronoUnit.MILLIS);
            }
        }
        return time.toInstant();
    }

    static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            case "w" -> ChronoUnit.WEEKS;
            default -> ChronoUnit.DAYS;
        };
    }

    /** The same for Elasticsearch, with its now being ours: a day must not end between two questions. */
    String anchored(String text) {
        return text.startsWith("now") ? now + "||" + text.substring("now".length()) : text;
    }
}
