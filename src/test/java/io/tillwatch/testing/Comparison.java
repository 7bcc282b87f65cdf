package io.tillwatch.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * How the documents of an index differ from those it should hold. Both sides are streamed; of each expected document
 * only a hash is kept meanwhile.
 *
 * @param what what a document of it is called
 * @param documents how many there should be
 * @param different how many differ, lack or are too many
 * @param first the first few differences in words
 */
public record Comparison(String what, long documents, long different, List<String> first) {
    private static final int NAMED = 10;

    /** Hands over documents by id, in any order, each time it is asked. */
    public interface Documents {
        void forEach(BiConsumer<String, ObjectNode> each);
    }

    /** Compares all fields. */
    static Comparison of(String what, Documents expected, Documents actual) {
        Map<String, Long> open = new HashMap<>();
        expected.forEach((id, document) -> open.put(id, hash(document)));
        long documents = open.size();
        long[] different = new long[1];
        Map<String, ObjectNode> wrong = new TreeMap<>();
        List<String> first = new ArrayList<>();
        actual.forEach((id, document) -> {
            Long hash = open.remove(id);
            if (hash == null) {
                if (different[0]++ < NAMED) {
                    first.add(what + " " + id + " stands in the index and should not: " + document);
                }
            } else if (hash != hash(document) && different[0]++ < NAMED) {
                wrong.put(id, document);
            }
        });
        Set<String> missing = new TreeSet<>();
        for (String id : open.keySet()) {
            if (different[0]++ < NAMED) {
                missing.add(id);
            }
        }
        if (!wrong.isEmpty() || !missing.isEmpty()) {
            expected.forEach((id, document) -> {
                ObjectNode other = wrong.get(id);
                if (other != null) {
                    first.add(what + " " + id + ": " + fields(document, other));
                } else if (missing.contains(id)) {
                    first.add(what + " " + id + " is missing in the index: " + document);
                }
            });
        }
        return new Comparison(what, documents, different[0], List.copyOf(first));
    }

    private static String fields(ObjectNode expected, ObjectNode actual) {
        Map<String, String> should = texts(expected);
        Map<String, String> stands = texts(actual);
        Set<String> names = new TreeSet<>(should.keySet());
        names.addAll(stands.keySet());
        List<String> found = new ArrayList<>();
        for (String name : names) {
            String right = should.getOrDefault(name, "absent");
            String there = stands.getOrDefault(name, "absent");
            if (!right.equals(there)) {
                found.add(name + " should be " + right + " and is " + there);
            }
        }
        return String.join(", ", found);
    }

    private static Map<String, String> texts(ObjectNode document) {
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : document.properties()) {
            texts.put(field.getKey(), text(field.getValue()));
        }
        return texts;
    }

    /** As JSON; the order of an object's fields does not matter. */
    private static String text(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return texts(object).toString();
        }
        if (value.isArray()) {
            List<String> elements = new ArrayList<>();
            value.forEach(element -> elements.add(text(element)));
            return elements.toString();
        }
        return value.toString();
    }

    /** 64 bits (FNV-1a) of the fields in the order of their names. */
    private static long hash(ObjectNode document) {
        long hash = 0xcbf29ce484222325L;
        for (Map.Entry<String, String> field : texts(document).entrySet()) {
            hash = hash(hash(hash, field.getKey()), field.getValue());
        }
        return hash;
    }

    private static long hash(long before, String text) {
        long hash = before;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return (hash ^ 0xFFFF) * 0x100000001b3L;
    }
}
