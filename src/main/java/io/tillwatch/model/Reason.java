package io.tillwatch.model;

/**
 * Why a sale was flagged: the rule, the number that fired it and the number it was held against.
 *
 * @param value whole won for {@link Code#ABOVE_BASELINE}; how many equal amounts in a row for {@link Code#REPEATED_AMOUNT}
 * @param threshold in the unit of {@code value}: fired because value is above it (ABOVE_BASELINE) or reached it
 */
public record Reason(Code code, long value, long threshold) {
    /** The rules; the names are written into documents and must not change. */
    public enum Code {
        ABOVE_BASELINE,
        REPEATED_AMOUNT
    }
}
