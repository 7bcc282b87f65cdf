package io.tillwatch.elastic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as plain maps, lists, strings, numbers and booleans, in the order of the text. Without Jackson's data binding,
 * whose classes alone take longer to load than most commands run.
 */
final class Json {
    static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** Keys and values in turn. */
    static Map<String, @Nullable Object> object(@Nullable Object... keysAndValues) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return map;
    }

    static byte[] write(@Nullable Object value) {
        var out = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            write(generator, value);
        } catch (IOException e) {
            throw new IllegalStateException("A value has no JSON form", e);
        }
        return out.toByteArray();
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
            case Long number -> to.writeNumber(number);
            case Integer number -> to.writeNumber(number);
            case Double number -> to.writeNumber(number);
            case Boolean bool -> to.writeBoolean(bool);
            default -> to.writeString(value.toString());
        }
    }

    static Map<String, @Nullable Object> read(byte[] bytes) {
        return read(bytes, 0, bytes.length);
    }

    /** Reads one object. An empty text is an empty object: a server that filters its answer may have nothing left. */
    static Map<String, @Nullable Object> read(byte[] bytes, int from, int length) {
        try (JsonParser parser = FACTORY.createParser(bytes, from, length)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return new LinkedHashMap<>();
            }
            if (first != JsonToken.START_OBJECT) {
                throw unreadable();
            }
            return map(parser);
        } catch (IOException e) {
            throw unreadable();
        }
    }

    static List<?> readList(byte[] bytes) {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            parser.nextToken();
            return value(parser) instanceof List<?> list ? list : List.of();
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /** Reads the value the parser stands on. */
    static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(parser);
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

    private static Map<String, @Nullable Object> map(JsonParser parser) throws IOException {
        var map = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            map.put(name, value(parser));
        }
        return map;
    }

    /** The value at a path of keys; null when any of it is missing. */
    static @Nullable Object at(@Nullable Object root, String... path) {
        Object here = root;
        for (String key : path) {
            if (!(here instanceof Map<?, ?> map)) {
                return null;
            }
            here = map.get(key);
        }
        return here;
    }

    static String text(@Nullable Object root, String... path) {
        return at(root, path) instanceof String text ? text : "";
    }

    static @Nullable String textOrNull(@Nullable Object root, String... path) {
        return at(root, path) instanceof String text ? text : null;
    }

    static long number(@Nullable Object root, String... path) {
        return at(root, path) instanceof Number number ? number.longValue() : 0;
    }

    static boolean isTrue(@Nullable Object root, String... path) {
        return Boolean.TRUE.equals(at(root, path));
    }

    static List<?> list(@Nullable Object root, String... path) {
        return at(root, path) instanceof List<?> list ? list : List.of();
    }

    static Map<?, ?> map(@Nullable Object root, String... path) {
        return at(root, path) instanceof Map<?, ?> map ? map : Map.of();
    }

    /** Has no cause on purpose: a parser's message quotes what it read. */
    static Failure unreadable() {
        return new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("elastic.answer"));
    }
}
