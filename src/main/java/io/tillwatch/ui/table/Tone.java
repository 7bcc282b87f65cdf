package io.tillwatch.ui.table;

/** The role of a cell's colour. */
public enum Tone {
    PLAIN,
    /** Of less weight: a cancelled sale. */
    MUTED,
    /** May still change. */
    PROVISIONAL,
    GOOD,
    WARNING,
    BAD
}
