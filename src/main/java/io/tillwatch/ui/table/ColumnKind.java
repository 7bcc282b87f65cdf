package io.tillwatch.ui.table;

/** What a column holds; decides how it is aligned, written, sorted, copied and exported. */
public enum ColumnKind {
    /** A {@link String}; ids are texts too. */
    TEXT,
    /** Whole won as a {@link Long}. */
    WON,
    /** A {@link Long}. */
    COUNT,
    /** A {@link Double} where 0.123 is shown as +12.3%. */
    PERCENT_CHANGE,
    /** A {@link java.time.LocalDate}. */
    DATE,
    /** An {@link java.time.Instant}, shown in the zone of business dates. */
    DATE_TIME,
    /** A {@link Boolean} with a text for true and one for false. */
    FLAG,
    /** An {@link Enum} or the name of one, with a text for each. */
    STATE;

    /** Whether figures stand under each other, aligned to the right. */
    public boolean numeric() {
        return this == WON || this == COUNT || this == PERCENT_CHANGE;
    }

    /** Whether the cells consist of figures, which then all have one width. */
    boolean figures() {
        return numeric() || this == DATE || this == DATE_TIME;
    }
}
