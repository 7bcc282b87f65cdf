package io.tillwatch.elastic;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** What can be asked of each column of a sale, as the mapping says. What cannot is a failure of kind SETTINGS. */
final class SaleColumnTypes {
    static final SaleColumnTypes OURS = new SaleColumnTypes(Mapping.of(IndexKind.SALES));

    enum Meaning {
        KEYWORD,
        WORDS,
        /** Text that is stored alone. */
        OPAQUE,
        NUMBER,
        BOOLEAN,
        DATE,
        INSTANT
    }

    private final Map<String, Meaning> types = new LinkedHashMap<>();

    private SaleColumnTypes(Mapping mapping) {
        Json.map(mapping.mappings(), "properties")
                .forEach((name, field) -> types.put(String.valueOf(name), type(field)));
    }

    private static Meaning type(Object field) {
        return switch (Json.text(field, "type")) {
            case "keyword" -> Meaning.KEYWORD;
            case "text" -> Boolean.FALSE.equals(Json.at(field, "index")) ? Meaning.OPAQUE : Meaning.WORDS;
            case "boolean" -> Meaning.BOOLEAN;
            case "date" -> Json.text(field, "format").equals("strict_date") ? Meaning.DATE : Meaning.INSTANT;
            default -> Meaning.NUMBER;
        };
    }

    Meaning of(String column) {
        Meaning meaning = types.get(column);
        if (meaning == null) {
            throw failure(Sentence.of("elastic.column.unknown"));
        }
        return meaning;
    }

    /** The column itself, if rows can be put into its order. */
    String sortable(String column) {
        Meaning meaning = of(column);
        if (meaning == Meaning.WORDS || meaning == Meaning.OPAQUE) {
            throw failure(Sentence.of("elastic.column.order", column));
        }
        return column;
    }

    /** A value as it stands in the index, read from text. */
    Object value(String column, String text) {
        try {
            return switch (of(column)) {
                case KEYWORD -> text;
                case NUMBER -> new BigInteger(text).longValueExact();
                case BOOLEAN -> truth(column, text);
                case DATE -> LocalDate.parse(text);
                case INSTANT -> Instant.parse(text);
                case WORDS, OPAQUE -> throw notFiltered(column);
            };
        } catch (NumberFormatException | ArithmeticException | DateTimeException e) {
            throw unreadable(column);
        }
    }

    private static Boolean truth(String column, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw unreadable(column);
        };
    }

    static Failure notFiltered(String column) {
        return failure(Sentence.of("elastic.column.filter", column));
    }

    private static Failure unreadable(String column) {
        return failure(Sentence.of("elastic.column.value", column));
    }

    static Failure failure(Sentence sentence) {
        return new Failure(Failure.Kind.SETTINGS, sentence);
    }
}
