package io.tillwatch.kibana.check;

import io.tillwatch.kibana.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the index knows of a field.
 *
 * @param type of Elasticsearch; {@code conflict} when indices differ
 */
record FieldType(String type, boolean aggregatable, boolean searchable) {
    private static final Set<String> NUMBERS = Set.of(
            "long", "integer", "short", "byte", "double", "float", "half_float", "scaled_float", "unsigned_long");

    boolean isNumber() {
        return NUMBERS.contains(type);
    }

    boolean isDate() {
        return type.equals("date");
    }

    boolean isBoolean() {
        return type.equals("boolean");
    }

    boolean isKeyword() {
        return type.equals("keyword");
    }

    /** Reads an answer of {@code _field_caps}. */
    static Map<String, FieldType> all(Map<String, @Nullable Object> fields) {
        Map<String, FieldType> types = new LinkedHashMap<>();
        fields.forEach((field, caps) -> {
            Map<String, @Nullable Object> byType = Tree.map(caps);
            if (byType.size() > 1) {
                types.put(field, new FieldType("conflict", false, false));
            } else {
                byType.forEach((type, cap) -> types.put(
                        field, new FieldType(type, Tree.isTrue(cap, "aggregatable"), Tree.isTrue(cap, "searchable"))));
            }
        });
        return types;
    }
}
