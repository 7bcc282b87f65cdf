package io.tillwatch.kibana;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the dashboards from their sources; the same source gives the same bytes on every machine. */
public final class Dashboards {
    private Dashboards() {}

    /** Data views, then for each dashboard its Discover sessions and itself. */
    public static List<SavedObject> build(Edition edition, Place place) {
        Words words = new Words(edition);
        Map<String, String> titles = new LinkedHashMap<>();
        for (String name : Source.DASHBOARDS) {
            Map<String, @Nullable Object> source = Source.dashboard(name);
            titles.put(Tree.text(source, "id"), words.of(Tree.at(source, "title")));
        }
        List<SavedObject> shown = new ArrayList<>();
        for (String name : Source.DASHBOARDS) {
            shown.addAll(new Dashboard(Source.dashboard(name), words, titles).build());
        }
        Set<String> used = new HashSet<>();
        for (SavedObject object : shown) {
            for (Object reference : Tree.list(object.tree(), "references")) {
                used.add(Tree.text(reference, "id"));
            }
        }
        List<SavedObject> all = new ArrayList<>(new Views(place, words).build(used));
        all.addAll(shown);
        return all;
    }

    /** The file that Kibana imports: one object a line. */
    public static byte[] file(Edition edition, Place place) {
        return file(build(edition, place));
    }

    /** The objects of a file, as far as its lines can be read. */
    public static List<SavedObject> read(byte[] file) {
        List<SavedObject> objects = new ArrayList<>();
        for (String line : new String(file, StandardCharsets.UTF_8).split("\n", -1)) {
            Map<String, @Nullable Object> tree = Tree.object(line);
            if (tree.containsKey("attributes")) {
                objects.add(new SavedObject(tree));
            }
        }
        return objects;
    }

    public static byte[] file(List<SavedObject> objects) {
        StringBuilder text = new StringBuilder();
        objects.forEach(object -> text.append(object.line()).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
