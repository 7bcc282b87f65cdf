package io.tillwatch.kibana;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the dashboards are built from: the files of the folder {@code kibana}, which the program carries. */
final class Source {
    /** One file each, in the order in which they are built. */
    static final List<String> DASHBOARDS = List.of("sales", "flags", "aov", "health");

    private Source() {}

    static List<@Nullable Object> views() {
        return Tree.list(read("views"), "views");
    }

    static Map<String, @Nullable Object> dashboard(String name) {
        return read(name);
    }

    private static Map<String, @Nullable Object> read(String name) {
        try (InputStream in = Source.class.getResourceAsStream(name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("The program lacks " + name + ".json");
            }
            return Tree.map(Tree.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException(name + ".json cannot be read", e);
        }
    }
}
