package io.tillwatch.kibana.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@link Kql}. */
final class KqlParser {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:(\"(?:[^\"\\\\]|\\\\.)*\")|(<=|>=|<|>|:|\\(|\\))|([^\\s\"<>:()]+))");

    private final List<String> tokens = new ArrayList<>();
    private int next;

    private KqlParser() {}

    /** Empty when it cannot be read. A blank text is every row. */
    static Optional<Kql> parse(String text) {
        if (text.isBlank()) {
            return Optional.of(new Kql.And(List.of()));
        }
        KqlParser parser = new KqlParser();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            parser.tokens.add(matcher.group().strip());
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            return Optional.empty();
        }
        try {
            Kql read = parser.or();
            return parser.next == parser.tokens.size() ? Optional.of(read) : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : "";
    }

    private boolean takes(String word) {
        if (peek().toLowerCase(Locale.ROOT).equals(word)) {
            next++;
            return true;
        }
        return false;
    }

    private String take() {
        if (next >= tokens.size()) {
            throw new IllegalArgumentException("ends too early");
        }
        return tokens.get(next++);
    }

    private Kql or() {
        List<Kql> parts = new ArrayList<>(List.of(and()));
        while (takes("or")) {
            parts.add(and());
        }
        return parts.size() == 1 ? parts.getFirst() : new Kql.Or(parts);
    }

    private Kql and() {
        List<Kql> parts = new ArrayList<>(List.of(not()));
        while (takes("and")) {
            parts.add(not());
        }
        return parts.size() == 1 ? parts.getFirst() : new Kql.And(parts);
    }

    private Kql not() {
        if (takes("not")) {
            return new Kql.Not(not());
        }
        if (takes("(")) {
            Kql inside = or();
            close();
            return inside;
        }
        return comparison();
    }

    private void close() {
        if (!takes(")")) {
            throw new IllegalArgumentException("a bracket stays open");
        }
    }

    private Kql comparison() {
        String field = word(take());
        String operator = take();
        if (operator.matches("[<>]=?")) {
            return new Kql.Bound(field, operator, word(take()));
        }
        if (!operator.equals(":")) {
            throw new IllegalArgumentException("no comparison");
        }
        if (takes("(")) {
            List<Kql> parts = new ArrayList<>();
            do {
                parts.add(value(field, take()));
            } while (takes("or"));
            close();
            return new Kql.Or(parts);
        }
        return value(field, take());
    }

    private static Kql value(String field, String token) {
        return token.equals("*") ? new Kql.Exists(field) : new Kql.Is(field, word(token));
    }

    private static String word(String token) {
        if (token.startsWith("\"")) {
            return token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1");
        }
        boolean reserved = token.matches("(?i)and|or|not|[():<>]|<=|>=") || token.contains("*");
        if (reserved) {
            throw new IllegalArgumentException("a word is missing");
        }
        return token;
    }
}
