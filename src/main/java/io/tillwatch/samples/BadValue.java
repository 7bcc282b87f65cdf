package io.tillwatch.samples;

/** A value of a CSV file that cannot be taken. The message names the column, never the value. */
final class BadValue extends Exception {
    private static final long serialVersionUID = 1;

    BadValue(String message) {
        super(message, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
