package io.tillwatch.mysql;

import org.jspecify.annotations.Nullable;

/**
 * Reads a date or time as the source writes it: {@code 2022-05-31}, {@code 2022-05-31 12:00[:00[.123456]]}, with
 * {@code T} or blank, with or without {@code Z}, {@code +09}, {@code +0900} or {@code +09:00}. Works on bytes and
 * without garbage, because it runs four times for every row. The result of the last reading stays in the object.
 */
final class TimeText {
    enum Outcome {
        OK,
        MISSING,
        ZERO,
        INVALID
    }

    private static final int DAY = 86_400;

    private long localSecond;
    private int nano;
    private boolean offsetGiven;
    private int offset;
    private boolean dateOnly;

    /** Seconds since 1970-01-01T00:00 on the clock on the wall. */
    long localSecond() {
        return localSecond;
    }

    int nano() {
        return nano;
    }

    /** Whether the text named its offset from UTC. */
    boolean offsetGiven() {
        return offsetGiven;
    }

    /** The offset in seconds, 0 when none was given. */
    int offset() {
        return offset;
    }

    boolean dateOnly() {
        return dateOnly;
    }

    Outcome read(byte @Nullable [] b) {
        offsetGiven = false;
        offset = 0;
        nano = 0;
        dateOnly = false;
        if (b == null) {
            return Outcome.MISSING;
        }
        int end = b.length;
        int at = 0;
        while (at < end && b[at] == ' ') {
            at++;
        }
        while (end > at && b[end - 1] == ' ') {
            end--;
        }
        if (at == end) {
            return Outcome.MISSING;
        }
        if (end - at < 10 || b[at + 4] != '-' || b[at + 7] != '-') {
            return Outcome.INVALID;
        }
        int century = two(b, at);
        int yearOfCentury = two(b, at + 2);
        int month = two(b, at + 5);
        int day = two(b, at + 8);
        if ((century | yearOfCentury | month | day) < 0) {
            return Outcome.INVALID;
        }
        int year = century * 100 + yearOfCentury;
        if (year == 0 && month == 0 && day == 0) {
            return Outcome.ZERO;
        }
        if (month < 1 || month > 12 || day < 1 || (day > 28 && day > lengthOfMonth(year, month))) {
            return Outcome.INVALID;
        }
        localSecond = epochDay(year, month, day) * DAY;
        at += 10;
        if (at == end) {
            dateOnly = true;
            return Outcome.OK;
        }
        return readTime(b, at, end) ? Outcome.OK : Outcome.INVALID;
    }

    private boolean readTime(byte[] b, int from, int end) {
        int at = from;
        if (end - at < 6 || (b[at] != ' ' && b[at] != 'T' && b[at] != 't') || b[at + 3] != ':') {
            return false;
        }
        int hour = two(b, at + 1);
        int minute = two(b, at + 4);
        if ((hour | minute) < 0 || hour > 23 || minute > 59) {
            return false;
        }
        at += 6;
        int second = 0;
        if (at < end && b[at] == ':') {
            if (end - at < 3) {
                return false;
            }
            second = two(b, at + 1);
            if (second < 0 || second > 59) {
                return false;
            }
            at += 3;
            if (at < end && b[at] == '.') {
                at = readFraction(b, at + 1, end);
                if (at < 0) {
                    return false;
                }
            }
        }
        localSecond += hour * 3600L + minute * 60L + second;
        return at == end || readOffset(b, at, end);
    }

    /** Where the fraction ends, -1 when it has no digit or more than nine. */
    private int readFraction(byte[] b, int from, int end) {
        int at = from;
        int value = 0;
        int unit = 1_000_000_000;
        while (at < end && b[at] >= '0' && b[at] <= '9') {
            if (unit == 1) {
                return -1;
            }
            value = value * 10 + (b[at] - '0');
            unit /= 10;
            at++;
        }
        nano = value * unit;
        return at == from ? -1 : at;
    }

    private boolean readOffset(byte[] b, int from, int end) {
        int at = from;
        while (at < end && b[at] == ' ') {
            at++;
        }
        offsetGiven = true;
        if (b[at] == 'Z' || b[at] == 'z') {
            return at + 1 == end;
        }
        int sign = b[at] == '+' ? 1 : b[at] == '-' ? -1 : 0;
        int length = end - at;
        if (sign == 0 || (length != 3 && length != 5 && !(length == 6 && b[at + 3] == ':'))) {
            return false;
        }
        int hours = two(b, at + 1);
        int minutes = length == 3 ? 0 : two(b, end - 2);
        if ((hours | minutes) < 0 || hours > 18 || minutes > 59) {
            return false;
        }
        offset = sign * (hours * 3600 + minutes * 60);
        return offset >= -18 * 3600 && offset <= 18 * 3600;
    }

    /** The number written in two digits, negative when they are none. */
    private static int two(byte[] b, int at) {
        int tens = b[at] - '0';
        int ones = b[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    private static int lengthOfMonth(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Days since 1970-01-01 in the Gregorian calendar, with years that begin in March so that leap days come last. */
    private static long epochDay(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(y, 400);
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }
}
