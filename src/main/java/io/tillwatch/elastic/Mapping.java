package io.tillwatch.elastic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Settings and mapping of an index as the file in our resources says, with a note of which file it was. */
record Mapping(Map<?, ?> settings, Map<String, @Nullable Object> mappings, String hash) {
    private static final String META = "_meta";
    private static final String OURS = "tillwatch";

    static Mapping of(IndexKind kind) {
        String file = kind.alias() + ".json";
        try (InputStream in = Mapping.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its file " + file);
            }
            byte[] bytes = in.readAllBytes();
            CRC32 crc = new CRC32();
            crc.update(bytes);
            String hash = "%08x".formatted(crc.getValue());
            Map<String, @Nullable Object> all = Json.read(bytes);
            Map<String, @Nullable Object> mappings = Json.object();
            mappings.put(META, Json.object(OURS, Json.object("schema", IndexKind.SCHEMA, "mapping", hash)));
            Json.map(all, "mappings").forEach((name, value) -> mappings.put(String.valueOf(name), value));
            return new Mapping(Json.map(all, "settings"), mappings, hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The body that creates an index behind these aliases.
     *
     * @param hidden those that patterns do not find
     */
    Map<String, @Nullable Object> creation(List<String> aliases, List<String> hidden) {
        Map<String, @Nullable Object> body = Json.object("settings", settings, "mappings", mappings);
        Map<String, @Nullable Object> each = Json.object();
        aliases.forEach(alias -> each.put(alias, Json.object()));
        hidden.forEach(alias -> each.put(alias, Json.object("is_hidden", true)));
        body.put("aliases", each);
        return body;
    }

    /** The note in an index's mapping, read back: its schema, 0 when there is none. */
    static long schemaIn(@Nullable Object mappings) {
        return Json.number(mappings, META, OURS, "schema");
    }

    static String hashIn(@Nullable Object mappings) {
        return Json.text(mappings, META, OURS, "mapping");
    }

    /** Whether an index's mapping, read back, is just what our file says. */
    boolean isSameAs(Map<?, ?> actual) {
        return actual.equals(mappings)
                || (actual.size() == mappings.size()
                        && mappings.keySet().stream()
                                .allMatch(
                                        key -> key.equals(META) || Objects.equals(actual.get(key), mappings.get(key))));
    }
}
