package io.tillwatch.kibana;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one saved object names another. */
record Reference(String type, String id, String name) {
    Map<String, @Nullable Object> tree() {
        return Tree.of("type", type, "id", id, "name", name);
    }

    /** As the dashboard has it: with the panel before it. */
    Reference of(String panel) {
        return new Reference(type, id, panel + ":" + name);
    }

    static Reference layer(String view, String layer) {
        return new Reference(SavedObject.VIEW, view, "indexpattern-datasource-layer-" + layer);
    }
}
