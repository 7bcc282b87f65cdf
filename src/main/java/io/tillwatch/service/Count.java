package io.tillwatch.service;

import java.util.Locale;

/** What a run counts. */
public enum Count {
    /** Rows read from the source. */
    READ,
    /** Sales written because they are new or changed. */
    INDEXED,
    /** Rows that were in the index already, word for word. */
    UNCHANGED,
    /** Sales taken out because the source has them no more, or no longer in a readable form. */
    DELETED,
    /** Flags raised. */
    FLAGGED,
    /** Sales without a baseline to be judged by. */
    NOT_JUDGED,
    /** Rows that could not be taken in. */
    REJECTED,
    /** Store-days written or removed. */
    STORE_DAYS,
    /** Store-weeks written or removed. */
    STORE_WEEKS,
    /** Rows (verify) or roll-ups that differ between the two sides. */
    DIFFERENT,
    /** Rows (verify) that changed since the last sync: the next one brings them. */
    NOT_SYNCED,
    /** Differences mended. */
    REPAIRED,
    /** Settled numbers that changed. */
    RESTATED;

    /** As in run records and on the command line: {@code store_days}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
