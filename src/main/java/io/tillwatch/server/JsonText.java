package io.tillwatch.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/** Writes plain values as JSON. */
final class JsonText {
    static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    static byte[] of(Map<String, ?> object) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator to = FACTORY.createGenerator(out)) {
            write(to, object);
        } catch (IOException e) {
            throw new IllegalStateException("A value has no JSON form", e);
        }
        return out.toByteArray();
    }

    /** Maps, whole numbers and booleans as such; everything else as the text it prints as. */
    static void write(JsonGenerator to, Object value) throws IOException {
        switch (value) {
            case Map<?, ?> map -> {
                to.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    to.writeFieldName(String.valueOf(entry.getKey()));
                    write(to, entry.getValue());
                }
                to.writeEndObject();
            }
            case Long number -> to.writeNumber(number);
            case Integer number -> to.writeNumber(number);
            case Boolean bool -> to.writeBoolean(bool);
            default -> to.writeString(value.toString());
        }
    }
}
