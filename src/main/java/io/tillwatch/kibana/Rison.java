package io.tillwatch.kibana;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The notation of values in Kibana's addresses: like JSON, but of letters that an address can hold. */
public final class Rison {
    /** What needs no quotes: no digit or hyphen first, none of the letters that mean something. */
    private static final Pattern PLAIN = Pattern.compile("[^-0-9 '!:(),*@$\\p{Cntrl}][^ '!:(),*@$\\p{Cntrl}]*");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(e-?\\d+)?");

    private Rison() {}

    /** Maps, lists, texts, numbers, booleans and null. Not yet encoded for an address. */
    public static String write(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        write(text, value);
        return text.toString();
    }

    private static void write(StringBuilder text, @Nullable Object value) {
        switch (value) {
            case null -> text.append("!n");
            case Boolean truth -> text.append(truth ? "!t" : "!f");
            case Number number ->
                text.append(number.toString().replace("E", "e").replace("+", ""));
            case Map<?, ?> map -> {
                text.append('(');
                String before = "";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    text.append(before);
                    word(text, String.valueOf(entry.getKey()));
                    text.append(':');
                    write(text, entry.getValue());
                    before = ",";
                }
                text.append(')');
            }
            case Iterable<?> list -> {
                text.append("!(");
                String before = "";
                for (Object item : list) {
                    text.append(before);
                    write(text, item);
                    before = ",";
                }
                text.append(')');
            }
            default -> word(text, value.toString());
        }
    }

    private static void word(StringBuilder text, String word) {
        if (PLAIN.matcher(word).matches()) {
            text.append(word);
        } else {
            text.append('\'').append(word.replace("!", "!!").replace("'", "!'")).append('\'');
        }
    }

    /** Empty when it cannot be read, or is {@code null}. */
    public static Optional<Object> read(String text) {
        try {
            Reader reader = new Reader(text);
            Object value = reader.value();
            return reader.next == text.length() ? Optional.ofNullable(value) : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static final class Reader {
        private final String text;
        private int next;

        private Reader(String text) {
            this.text = text;
        }

        private char take() {
            if (next >= text.length()) {
                throw new IllegalArgumentException("ends too early");
            }
            return text.charAt(next++);
        }

        private boolean takes(char wanted) {
            if (next < text.length() && text.charAt(next) == wanted) {
                next++;
                return true;
            }
            return false;
        }

        private @Nullable Object value() {
            if (takes('!')) {
                return switch (take()) {
                    case 't' -> true;
                    case 'f' -> false;
                    case 'n' -> null;
                    case '(' -> list();
                    default -> throw new IllegalArgumentException("unknown mark");
                };
            }
            if (takes('(')) {
                return map();
            }
            if (takes('\'')) {
                return quoted();
            }
            String word = bare();
            if (NUMBER.matcher(word).matches()) {
                return word.matches("-?\\d{1,18}") ? (Object) Long.valueOf(word) : Double.valueOf(word);
            }
            if (!PLAIN.matcher(word).matches()) {
                throw new IllegalArgumentException("no word");
            }
            return word;
        }

        private List<@Nullable Object> list() {
            List<@Nullable Object> list = new ArrayList<>();
            if (takes(')')) {
                return list;
            }
            do {
                list.add(value());
            } while (takes(','));
            close();
            return list;
        }

        private Map<String, @Nullable Object> map() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            if (takes(')')) {
                return map;
            }
            do {
                String key = takes('\'') ? quoted() : bare();
                if (!takes(':')) {
                    throw new IllegalArgumentException("no value");
                }
                map.put(key, value());
            } while (takes(','));
            close();
            return map;
        }

        private void close() {
            if (!takes(')')) {
                throw new IllegalArgumentException("stays open");
            }
        }

        private String quoted() {
            StringBuilder word = new StringBuilder();
            for (char letter = take(); letter != '\''; letter = take()) {
                if (letter == '!') {
                    letter = take();
                    if (letter != '!' && letter != '\'') {
                        throw new IllegalArgumentException("unknown mark");
                    }
                }
                word.append(letter);
            }
            return word.toString();
        }

        private String bare() {
            int from = next;
            while (next < text.length() && " '!:(),".indexOf(text.charAt(next)) < 0) {
                next++;
            }
            if (from == next) {
                throw new IllegalArgumentException("no word");
            }
            return text.substring(from, next);
        }
    }
}
