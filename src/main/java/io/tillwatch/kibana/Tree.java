package io.tillwatch.kibana;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as plain maps, lists, texts, numbers and booleans, in the order of the text. */
public final class Tree {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Tree() {}

    /** Keys and values in turn. */
    public static Map<String, @Nullable Object> of(@Nullable Object... keysAndValues) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return map;
    }

    /**
     * Reads one value that is the whole text.
     *
     * @throws IOException when it is no JSON, a key stands twice, or more follows; the message quotes nothing
     */
    public static @Nullable Object read(String text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new IOException("nothing there");
            }
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new IOException("more behind its end");
            }
            return value;
        } catch (IOException wrong) {
            throw new IOException("not JSON", wrong);
        }
    }

    /** Reads an object; empty when it is anything else. */
    public static Map<String, @Nullable Object> object(@Nullable String text) {
        try {
            return text == null ? Map.of() : map(read(text));
        } catch (IOException wrong) {
            return Map.of();
        }
    }

    /** Reads a list; empty when it is anything else. */
    public static List<@Nullable Object> array(@Nullable String text) {
        try {
            return text == null ? List.of() : list(read(text));
        } catch (IOException wrong) {
            return List.of();
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var map = new LinkedHashMap<String, @Nullable Object>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    map.put(name, value(parser));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT ->
                parser.getNumberValue() instanceof Integer small
                        ? (Object) Long.valueOf(small)
                        : parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    /** On one line. */
    public static String write(@Nullable Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            write(generator, value);
        } catch (IOException e) {
            throw new IllegalStateException("A value has no JSON form", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator to, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> to.writeNull();
            case Map<?, ?> map -> {
                to.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    to.writeFieldName(String.valueOf(entry.getKey()));
                    write(to, entry.getValue());
                }
                to.writeEndObject();
            }
            case Iterable<?> list -> {
                to.writeStartArray();
                for (Object item : list) {
                    write(to, item);
                }
                to.writeEndArray();
            }
            case Number number -> to.writeNumber(number.toString());
            case Boolean bool -> to.writeBoolean(bool);
            default -> to.writeString(value.toString());
        }
    }

    /** The value at a path of keys; null when any of it is missing. */
    public static @Nullable Object at(@Nullable Object root, String... path) {
        Object here = root;
        for (String key : path) {
            here = here instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return here;
    }

    public static String text(@Nullable Object root, String... path) {
        return at(root, path) instanceof String text ? text : "";
    }

    public static long number(@Nullable Object root, String... path) {
        return at(root, path) instanceof Number number ? number.longValue() : 0;
    }

    public static boolean isTrue(@Nullable Object root, String... path) {
        return Boolean.TRUE.equals(at(root, path));
    }

    /** Empty when there is no list. */
    @SuppressWarnings("unchecked")
    public static List<@Nullable Object> list(@Nullable Object root, String... path) {
        return at(root, path) instanceof List<?> list ? (List<@Nullable Object>) list : List.of();
    }

    /** Empty when there is no object. */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> map(@Nullable Object root, String... path) {
        return at(root, path) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    /** Those of the texts in a list. */
    public static List<String> texts(@Nullable Object root, String... path) {
        return list(root, path).stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }
}
