package io.tillwatch.service;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sale, or its flag, that a verify found to differ. A run keeps its differences as lines of its log; who shows them
 * reads the lines back.
 *
 * @param date the business date; null for a flag, whose line does not name it
 */
public record Difference(@Nullable LocalDate date, String saleId, Kind kind) {
    /** Logged once when further rows are only counted. */
    public static final String MORE_ROWS = "More rows differ; they are counted but not named.";

    /** Logged once when further flags are only counted. */
    public static final String MORE_FLAGS = "More flags are wrong; they are counted but not named.";

    private static final Pattern SALE = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d): sale (\\S+)( .*)");
    private static final Pattern FLAG = Pattern.compile("The flag of sale (\\S+)( .*)");

    /** What is wrong. */
    public enum Kind {
        MISSING(" is missing in the index.", false),
        CHANGED(" differs.", false),
        EXTRA(" is in the index but not in the source on this date.", false),
        /** No fault: the next sync brings it. */
        UNSYNCED(" changed since the last sync.", false),
        FLAG_WRONG(" is not what the rules say of it.", true),
        FLAG_WITHOUT_SALE(" has no sale.", true),
        FLAG_UNKNOWN(" is unknown to its sale.", true);

        private final String words;
        private final boolean ofFlag;

        Kind(String words, boolean ofFlag) {
            this.words = words;
            this.ofFlag = ofFlag;
        }
    }

    String logLine() {
        return (kind.ofFlag ? "The flag of sale " : date + ": sale ") + saleId + kind.words;
    }

    /** Reads a line of a run's log, with or without its time before it; empty when it names no difference. */
    public static Optional<Difference> read(String line) {
        String told = line.replaceFirst("^\\d{4}-\\d\\d-\\d\\dT\\S+ ", "");
        Matcher sale = SALE.matcher(told);
        if (sale.matches()) {
            return kind(sale.group(3), false)
                    .map(kind -> new Difference(LocalDate.parse(sale.group(1)), sale.group(2), kind));
        }
        Matcher flag = FLAG.matcher(told);
        return flag.matches()
                ? kind(flag.group(2), true).map(kind -> new Difference(null, flag.group(1), kind))
                : Optional.empty();
    }

    private static Optional<Kind> kind(String words, boolean ofFlag) {
        for (Kind kind : Kind.values()) {
            if (kind.ofFlag == ofFlag && kind.words.equals(words)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
