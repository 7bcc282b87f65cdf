package io.tillwatch.samples;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the ways in which databases and spreadsheets write a time. */
final class CsvTimes {
    private static final Pattern TIME = Pattern.compile("(\\d{4})([-/.])\\s?(\\d{1,2})\\2\\s?(\\d{1,2})\\.?"
            + "(?:[T ]\\s*(?:(오전|오후|AM|PM|am|pm)\\s?)?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?"
            + "(?:\\s?(AM|PM|am|pm))?\\s?(Z|UTC|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?)?");

    private CsvTimes() {}

    /** Wall clock in {@link RawSale#ZONE}; null for a zero date. A date alone is its midnight. */
    static @Nullable LocalDateTime parse(String column, String text) throws BadValue {
        Matcher parts = TIME.matcher(text.strip());
        if (!parts.matches()) {
            throw new BadValue(column + " is not a date and time such as 2022-05-31 12:00:00");
        }
        if (parts.group(1).equals("0000")) {
            return null;
        }
        try {
            LocalDateTime time = LocalDateTime.of(
                    number(parts.group(1)),
                    number(parts.group(3)),
                    number(parts.group(4)),
                    hour(number(parts.group(6)), parts.group(5), parts.group(10)),
                    number(parts.group(7)),
                    number(parts.group(8)),
                    nanos(parts.group(9)));
            if (time.getYear() < 1000) {
                throw new BadValue(column + " is before the year 1000");
            }
            String offset = parts.group(11);
            return offset == null ? time : inSourceZone(time, offset);
        } catch (DateTimeException e) {
            throw new BadValue(column + " is a date or time that does not exist");
        }
    }

    private static LocalDateTime inSourceZone(LocalDateTime time, String offset) {
        boolean utc = offset.equals("Z") || offset.equals("UTC");
        ZoneOffset zone = utc ? ZoneOffset.UTC : ZoneOffset.of(offset);
        return time.atOffset(zone).atZoneSameInstant(RawSale.ZONE).toLocalDateTime();
    }

    private static int hour(int hour, @Nullable String before, @Nullable String after) {
        String half = before == null ? after : before;
        if (half == null) {
            return hour;
        }
        boolean afternoon = half.equals("오후") || half.equalsIgnoreCase("PM");
        if (hour < 1 || hour > 12) {
            throw new DateTimeException("No such hour");
        }
        return hour % 12 + (afternoon ? 12 : 0);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt((digits + "000000000").substring(0, 9));
    }
}
