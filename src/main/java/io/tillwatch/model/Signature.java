package io.tillwatch.model;

import java.time.Instant;
import java.util.Locale;

/**
 * Who did something, and when.
 *
 * @param by {@code user@host}
 */
public record Signature(String by, Instant at) {
    /** Whether both are one person as far as is known: a person works on several machines, so the host does not count. */
    public static boolean isSamePerson(String one, String other) {
        return user(one).equals(user(other));
    }

    private static String user(String by) {
        int end = by.lastIndexOf('@');
        return (end < 0 ? by : by.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
