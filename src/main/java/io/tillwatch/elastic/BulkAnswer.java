package io.tillwatch.elastic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a bulk request answered.
 *
 * @param items one for each line of the request, in its order; empty when all went well
 */
record BulkAnswer(boolean errors, List<Item> items) {
    /** {@code type} and {@code reason} are empty when the item went well; the reason quotes values and stays inside. */
    record Item(int status, String type, String reason) {}

    static BulkAnswer read(byte[] answer) {
        List<Item> items = new ArrayList<>();
        try (JsonParser parser = Json.FACTORY.createParser(answer)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("errors") && value == JsonToken.VALUE_FALSE) {
                    return new BulkAnswer(false, items);
                }
                if (name.equals("items")) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        items.add(item(parser));
                    }
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw Json.unreadable();
        }
        return new BulkAnswer(true, items);
    }

    private static Item item(JsonParser parser) throws IOException {
        parser.nextToken();
        parser.nextToken();
        Object inner = Json.value(parser);
        parser.nextToken();
        return new Item(
                (int) Json.number(inner, "status"),
                Json.text(inner, "error", "type"),
                Json.text(inner, "error", "reason"));
    }
}
