package io.tillwatch.kibana.install;

import io.tillwatch.kibana.SavedObject;
import io.tillwatch.kibana.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what Kibana answers. */
final class Answers {
    private Answers() {}

    /** Objects that an export brought, by their names. */
    static Map<String, SavedObject> exported(String body) {
        Map<String, SavedObject> objects = new LinkedHashMap<>();
        for (String line : body.split("\n", -1)) {
            Map<String, @Nullable Object> tree = Tree.object(line);
            if (tree.containsKey("attributes")) {
                SavedObject object = new SavedObject(tree);
                objects.put(object.name(), object);
            }
        }
        return objects;
    }

    /**
     * Whether a person saved an object after it was imported. An import writes both times at once; whoever saves in Kibana
     * moves the second alone.
     */
    static boolean isChanged(SavedObject object) {
        String created = Tree.text(object.tree(), "created_at");
        String updated = Tree.text(object.tree(), "updated_at");
        return !created.isEmpty() && !updated.isEmpty() && !created.equals(updated);
    }

    /** One object of an import: what came of it. */
    static List<Installed.Item> imported(Map<String, @Nullable Object> answer, Map<String, SavedObject> before) {
        List<Installed.Item> items = new ArrayList<>();
        for (Object result : Tree.list(answer, "successResults")) {
            String name = Tree.text(result, "type") + ":" + Tree.text(result, "id");
            String moved = Tree.text(result, "destinationId");
            Installed.State state = !moved.isEmpty() && !moved.equals(Tree.text(result, "id"))
                    ? Installed.State.ELSEWHERE
                    : before.containsKey(name) || Tree.isTrue(result, "overwrite")
                            ? Installed.State.REPLACED
                            : Installed.State.CREATED;
            items.add(new Installed.Item(name, Tree.text(result, "meta", "title"), state, moved));
        }
        for (Object error : Tree.list(answer, "errors")) {
            String name = Tree.text(error, "type") + ":" + Tree.text(error, "id");
            String title = Tree.text(error, "meta", "title");
            items.add(new Installed.Item(
                    name,
                    title.isEmpty() ? Tree.text(error, "title") : title,
                    Installed.State.REFUSED,
                    Tree.text(error, "error", "type")));
        }
        return items;
    }
}
