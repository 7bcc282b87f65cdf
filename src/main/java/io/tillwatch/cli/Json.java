package io.tillwatch.cli;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes plain values as JSON on one line. */
final class Json {
    private Json() {}

    /** Maps, iterables, numbers, booleans and null as such; everything else as the text it prints as. */
    static String of(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        append(text, value);
        return text.toString();
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            appendObject(text, map);
        } else if (value instanceof Iterable<?> items) {
            appendArray(text, items);
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            text.append("null");
        } else if (value == null || value instanceof Boolean || value instanceof Number) {
            text.append(value);
        } else {
            appendText(text, value.toString());
        }
    }

    private static void appendObject(StringBuilder text, Map<?, ?> map) {
        text.append('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!first) {
                text.append(',');
            }
            first = false;
            appendText(text, String.valueOf(entry.getKey()));
            text.append(':');
            append(text, entry.getValue());
        }
        text.append('}');
    }

    private static void appendArray(StringBuilder text, Iterable<?> items) {
        text.append('[');
        for (Iterator<?> iterator = items.iterator(); iterator.hasNext(); ) {
            append(text, iterator.next());
            if (iterator.hasNext()) {
                text.append(',');
            }
        }
        text.append(']');
    }

    private static void appendText(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    // Half a character cannot be written as UTF-8; a line separator breaks scripts that embed JSON.
                    if (c < 0x20 || c == 0x7f || c == '\u2028' || c == '\u2029' || isLoneSurrogate(value, i)) {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    private static boolean isLoneSurrogate(String value, int at) {
        char c = value.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == value.length() || !Character.isLowSurrogate(value.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(value.charAt(at - 1)));
    }
}
