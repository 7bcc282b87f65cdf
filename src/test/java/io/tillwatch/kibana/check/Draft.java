package io.tillwatch.kibana.check;

import io.tillwatch.kibana.Dashboards;
import io.tillwatch.kibana.Edition;
import io.tillwatch.kibana.Place;
import io.tillwatch.kibana.SavedObject;
import io.tillwatch.kibana.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The built objects, taken apart so that a test can spoil them, and put together again. */
final class Draft {
    private final List<Map<String, @Nullable Object>> objects = new ArrayList<>();

    Draft(Place place) {
        String text = new String(Dashboards.file(Edition.EN, place), StandardCharsets.UTF_8);
        for (String line : text.strip().split("\n", -1)) {
            objects.add(copied(line));
        }
    }

    private static Map<String, @Nullable Object> copied(String json) {
        try {
            return Tree.map(Tree.read(json));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Map<String, @Nullable Object>> objects() {
        return objects;
    }

    Map<String, @Nullable Object> object(String id) {
        return objects.stream()
                .filter(object -> Tree.text(object, "id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    Map<String, @Nullable Object> attributes(String id) {
        return Tree.map(object(id), "attributes");
    }

    /** Changes what a string of JSON holds. */
    void inside(Map<String, @Nullable Object> holder, String key, Consumer<Object> change) {
        try {
            Object value = Tree.read(Tree.text(holder, key));
            if (value == null) {
                throw new IllegalStateException(key);
            }
            change.accept(value);
            holder.put(key, Tree.write(value));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void panel(String dashboard, String panel, Consumer<Map<String, @Nullable Object>> change) {
        inside(attributes(dashboard), "panelsJSON", panels -> {
            for (Object each : (List<?>) panels) {
                if (Tree.text(each, "panelIndex").equals(panel)) {
                    change.accept(Tree.map(each));
                    return;
                }
            }
            throw new IllegalStateException(panel);
        });
    }

    /** The state of the chart of a panel. */
    void state(String dashboard, String panel, Consumer<Map<String, @Nullable Object>> change) {
        panel(dashboard, panel, tree -> change.accept(Tree.map(tree, "embeddableConfig", "attributes", "state")));
    }

    void layer(String dashboard, String panel, Consumer<Map<String, @Nullable Object>> change) {
        state(
                dashboard,
                panel,
                state -> change.accept(Tree.map(state, "datasourceStates", "formBased", "layers", "l1")));
    }

    void column(String dashboard, String panel, String column, Consumer<Map<String, @Nullable Object>> change) {
        layer(dashboard, panel, layer -> change.accept(Tree.map(layer, "columns", column)));
    }

    byte[] file() {
        return Dashboards.file(objects.stream()
                .map(LinkedHashMap<String, @Nullable Object>::new)
                .map(SavedObject::new)
                .toList());
    }
}
