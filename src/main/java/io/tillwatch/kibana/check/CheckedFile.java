package io.tillwatch.kibana.check;

import io.tillwatch.kibana.SavedObject;
import io.tillwatch.kibana.Tree;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was read: its objects, as far as there are any.
 *
 * @param name shown in findings
 * @param bytes the whole of it
 */
record CheckedFile(String name, byte[] bytes, List<SavedObject> objects) {
    /** What Kibana takes by default. */
    private static final int LARGEST = 26_214_400;

    private static final int MOST_OBJECTS = 10_000;

    static CheckedFile read(String name, byte[] bytes, Findings findings) {
        Findings.At whole = findings.at(name, "");
        List<SavedObject> objects = new ArrayList<>();
        if (!name.endsWith(".ndjson")) {
            whole.say(Sentence.of("kibana.check.file.name"));
        }
        if (bytes.length > LARGEST) {
            whole.say(Sentence.of("kibana.check.file.size"));
        }
        String text = decoded(bytes, whole);
        Set<String> seen = new HashSet<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.isBlank()) {
                if (number == 1) {
                    whole.say(Sentence.of("kibana.check.file.empty"));
                }
                continue;
            }
            SavedObject object = object(line, number, whole);
            if (object != null) {
                if (!seen.add(object.name())) {
                    findings.at(name, object.name()).say(Sentence.of("kibana.check.object.twice"));
                }
                objects.add(object);
            }
        }
        if (objects.size() > MOST_OBJECTS) {
            whole.say(Sentence.of("kibana.check.file.size"));
        }
        return new CheckedFile(name, bytes, objects);
    }

    private static String decoded(byte[] bytes, Findings.At whole) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.startsWith("\uFEFF")) {
                whole.say(Sentence.of("kibana.check.file.bom"));
                return text.substring(1);
            }
            return text;
        } catch (CharacterCodingException noText) {
            whole.say(Sentence.of("kibana.check.file.encoding"));
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static @Nullable SavedObject object(String line, int number, Findings.At whole) {
        try {
            if (Tree.read(line) instanceof Map<?, ?> map && !map.containsKey("exportedCount")) {
                return new SavedObject(Tree.map(map));
            }
            if (line.contains("exportedCount")) {
                return null;
            }
        } catch (IOException noJson) {
            // said below
        }
        whole.say(Sentence.of("kibana.check.file.line", number));
        return null;
    }

    /** By {@code type:id}. */
    Map<String, SavedObject> byName() {
        Map<String, SavedObject> byName = new LinkedHashMap<>();
        objects.forEach(object -> byName.putIfAbsent(object.name(), object));
        return byName;
    }
}
