package io.tillwatch.cli;

import java.util.List;

/**
 * A field of a list.
 *
 * @param key its name in documents, JSON and CSV
 * @param number shown with thousands separators, to the right
 */
record Field(String key, boolean number) {
    static Field text(String key) {
        return new Field(key, false);
    }

    static Field number(String key) {
        return new Field(key, true);
    }

    static List<Field> texts(String... keys) {
        return List.of(keys).stream().map(Field::text).toList();
    }

    String title(Messages messages) {
        return messages.textOr("text.field." + key, key);
    }
}
