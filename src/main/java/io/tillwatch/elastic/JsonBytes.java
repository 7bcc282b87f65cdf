package io.tillwatch.elastic;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** A growing buffer that JSON is written into by hand: a million sales pass through it, so nothing is allocated on the way. */
final class JsonBytes {
    private static final byte[] NULL = ascii("null");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final byte[] SMALLEST = ascii(Long.toString(Long.MIN_VALUE));

    private byte[] bytes;
    private int length;

    JsonBytes(int capacity) {
        bytes = new byte[capacity];
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** {@code "name":} with what stands before it. */
    static byte[] name(String before, String name) {
        return ascii(before + '"' + name + "\":");
    }

    int length() {
        return length;
    }

    /** The buffer itself; valid up to {@link #length} and until the next change. */
    byte[] buffer() {
        return bytes;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    void clear() {
        length = 0;
    }

    /** Forgets what was written after this length. */
    void cut(int to) {
        length = to;
    }

    void update(CRC32 crc) {
        crc.update(bytes, 0, length);
    }

    void raw(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    void raw(int character) {
        room(1);
        bytes[length++] = (byte) character;
    }

    void number(long value) {
        if (value == Long.MIN_VALUE) {
            raw(SMALLEST);
            return;
        }
        room(20);
        long rest = value;
        if (rest < 0) {
            bytes[length++] = '-';
            rest = -rest;
        }
        int digits = 1;
        for (long limit = rest; limit >= 10; limit /= 10) {
            digits++;
        }
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    void number(@Nullable Long value) {
        if (value == null) {
            raw(NULL);
        } else {
            number(value.longValue());
        }
    }

    void bool(boolean value) {
        raw(value ? TRUE : FALSE);
    }

    /** A string, or null; a lone surrogate becomes U+FFFD. */
    void text(@Nullable String value) {
        if (value == null) {
            raw(NULL);
            return;
        }
        int count = value.length();
        room(count + 2);
        bytes[length++] = '"';
        int at = length;
        int i = 0;
        for (; i < count; i++) {
            char c = value.charAt(i);
            if (c < ' ' || c >= 0x80 || c == '"' || c == '\\') {
                break;
            }
            bytes[at++] = (byte) c;
        }
        length = at;
        if (i < count) {
            escaped(value, i);
        }
        raw('"');
    }

    private void escaped(String value, int from) {
        int count = value.length();
        room((count - from) * 6 + 1);
        byte[] out = bytes;
        int at = length;
        for (int i = from; i < count; i++) {
            char c = value.charAt(i);
            if (c >= 0x800) {
                if (Character.isSurrogate(c)) {
                    if (Character.isHighSurrogate(c)
                            && i + 1 < count
                            && Character.isLowSurrogate(value.charAt(i + 1))) {
                        int point = Character.toCodePoint(c, value.charAt(++i));
                        out[at++] = (byte) (0xF0 | (point >> 18));
                        out[at++] = (byte) (0x80 | ((point >> 12) & 0x3F));
                        out[at++] = (byte) (0x80 | ((point >> 6) & 0x3F));
                        out[at++] = (byte) (0x80 | (point & 0x3F));
                        continue;
                    }
                    c = '\uFFFD';
                }
                out[at++] = (byte) (0xE0 | (c >> 12));
                out[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                out[at++] = (byte) (0x80 | (c & 0x3F));
            } else if (c >= 0x80) {
                out[at++] = (byte) (0xC0 | (c >> 6));
                out[at++] = (byte) (0x80 | (c & 0x3F));
            } else if (c == '"' || c == '\\') {
                out[at++] = '\\';
                out[at++] = (byte) c;
            } else if (c >= ' ') {
                out[at++] = (byte) c;
            } else {
                out[at++] = '\\';
                out[at++] = 'u';
                out[at++] = '0';
                out[at++] = '0';
                out[at++] = HEX[c >> 4];
                out[at++] = HEX[c & 0xF];
            }
        }
        length = at;
    }

    /** {@code "2026-05-31T03:00:00Z"}, with a fraction (3 or 6 digits) only when there is one, or null. */
    void instant(@Nullable Instant value) {
        if (value == null) {
            raw(NULL);
            return;
        }
        long seconds = value.getEpochSecond();
        long day = Math.floorDiv(seconds, 86_400L);
        int ofDay = (int) Math.floorMod(seconds, 86_400L);
        room(32);
        bytes[length++] = '"';
        if (!day(day)) {
            length--;
            text(value.toString());
            return;
        }
        bytes[length++] = 'T';
        two(ofDay / 3600);
        bytes[length++] = ':';
        two(ofDay / 60 % 60);
        bytes[length++] = ':';
        two(ofDay % 60);
        int micros = value.getNano() / 1000;
        if (micros != 0) {
            bytes[length++] = '.';
            three(micros / 1000);
            if (micros % 1000 != 0) {
                three(micros % 1000);
            }
        }
        bytes[length++] = 'Z';
        bytes[length++] = '"';
    }

    /** {@code "2026-05-31"}. */
    void date(LocalDate value) {
        room(16);
        bytes[length++] = '"';
        if (day(value.toEpochDay())) {
            bytes[length++] = '"';
        } else {
            length--;
            text(value.toString());
        }
    }

    /** Writes a date of a four-digit year (Hinnant's days-to-civil); false, and nothing written, for another year. */
    private boolean day(long epochDay) {
        long shifted = epochDay + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        int ofEra = (int) (shifted - era * 146_097);
        int yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * ofYear + 2) / 153;
        int day = ofYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        if (year < 0 || year > 9999) {
            return false;
        }
        two((int) year / 100);
        two((int) year % 100);
        bytes[length++] = '-';
        two(month);
        bytes[length++] = '-';
        two(day);
        return true;
    }

    private void two(int value) {
        bytes[length++] = (byte) ('0' + value / 10);
        bytes[length++] = (byte) ('0' + value % 10);
    }

    private void three(int value) {
        bytes[length++] = (byte) ('0' + value / 100);
        two(value % 100);
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
