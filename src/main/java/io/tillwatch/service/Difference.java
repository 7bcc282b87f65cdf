package io.tillwatch.service;

import io.tillwatch.model.Sentence;
import io.tillwatch.model.StoredSentence;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sale, or its flag, that a verify found to differ. A run keeps its differences as lines of its log; who shows them
 * reads the lines back.
 *
 * @param date the business date; null for a flag, whose line does not name it
 */
public record Difference(@Nullable LocalDate date, String saleId, Kind kind) {
    /** Logged once when further rows are only counted. */
    static final Sentence MORE_ROWS = Sentence.of("run.log.more.rows");

    /** Logged once when further flags are only counted. */
    static final Sentence MORE_FLAGS = Sentence.of("run.log.more.flags");

    /** What is wrong. */
    public enum Kind {
        MISSING,
        CHANGED,
        EXTRA,
        /** No fault: the next sync brings it. */
        UNSYNCED,
        FLAG_WRONG,
        FLAG_WITHOUT_SALE,
        FLAG_UNKNOWN
    }

    Sentence sentence() {
        LocalDate day = date == null ? LocalDate.EPOCH : date;
        return switch (kind) {
            case MISSING -> Sentence.of("run.difference.missing", day, saleId);
            case CHANGED -> Sentence.of("run.difference.changed", day, saleId);
            case EXTRA -> Sentence.of("run.difference.extra", day, saleId);
            case UNSYNCED -> Sentence.of("run.difference.unsynced", day, saleId);
            case FLAG_WRONG -> Sentence.of("run.difference.flag.wrong", saleId);
            case FLAG_WITHOUT_SALE -> Sentence.of("run.difference.flag.alone", saleId);
            case FLAG_UNKNOWN -> Sentence.of("run.difference.flag.unknown", saleId);
        };
    }

    /** Reads a line of a run's log, with or without its time before it; empty when it names no difference. */
    public static Optional<Difference> read(String line) {
        Sentence told = StoredSentence.ofLog(withoutTime(line));
        return switch (told.key()) {
            case "run.difference.missing" -> ofSale(told, Kind.MISSING);
            case "run.difference.changed" -> ofSale(told, Kind.CHANGED);
            case "run.difference.extra" -> ofSale(told, Kind.EXTRA);
            case "run.difference.unsynced" -> ofSale(told, Kind.UNSYNCED);
            case "run.difference.flag.wrong" -> ofFlag(told, Kind.FLAG_WRONG);
            case "run.difference.flag.alone" -> ofFlag(told, Kind.FLAG_WITHOUT_SALE);
            case "run.difference.flag.unknown" -> ofFlag(told, Kind.FLAG_UNKNOWN);
            default -> Optional.empty();
        };
    }

    /** Whether the line says that there are more differences than the log names. */
    public static boolean saysMore(String line) {
        Sentence told = StoredSentence.ofLog(withoutTime(line));
        return told.equals(MORE_ROWS) || told.equals(MORE_FLAGS);
    }

    private static String withoutTime(String line) {
        return line.replaceFirst("^\\d{4}-\\d\\d-\\d\\dT\\S+ ", "");
    }

    private static Optional<Difference> ofSale(Sentence told, Kind kind) {
        List<Object> values = told.values();
        try {
            LocalDate date = LocalDate.parse(String.valueOf(values.getFirst()));
            return Optional.of(new Difference(date, String.valueOf(values.getLast()), kind));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static Optional<Difference> ofFlag(Sentence told, Kind kind) {
        return Optional.of(new Difference(null, String.valueOf(told.values().getFirst()), kind));
    }
}
