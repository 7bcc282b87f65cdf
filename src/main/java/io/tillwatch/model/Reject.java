package io.tillwatch.model;

import org.jspecify.annotations.Nullable;

/**
 * A row that cannot be taken in, and why. Holds no value of the row: such a value may be a card number.
 *
 * @param saleId the row's id with any card number cut; null when the row has none
 * @param column the column at fault
 * @param position where the row stands in the source, null when that cannot be read
 * @param mark tells rows without an id apart that stand at one position; empty for a row that has an id
 */
public record Reject(
        @Nullable String saleId,
        Code code,
        String column,
        @Nullable Position position,
        String mark) {
    /** What was wrong. The names are written into documents and must not change. */
    public enum Code {
        ID_MISSING,
        STORE_MISSING,
        AMOUNT_MISSING,
        DATE_MISSING,
        DATE_ZERO,
        DATE_INVALID,
        DATE_RANGE,
        NUMBER_INVALID,
        NUMBER_RANGE,
        TEXT_TOO_LONG,
        TEXT_MALFORMED,
        REFUSED_BY_INDEX
    }

    /** Of a row that has an id. */
    public Reject(String saleId, Code code, String column, @Nullable Position position) {
        this(saleId, code, column, position, "");
    }

    /** The document id of the reject: the sale's id, or where the row stands when it has none. */
    public String documentId() {
        if (saleId != null) {
            return saleId;
        }
        return "no-id:" + (position == null ? "unknown" : position.modified()) + ":" + mark;
    }
}
