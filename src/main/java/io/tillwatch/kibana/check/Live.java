package io.tillwatch.kibana.check;

import io.tillwatch.kibana.SavedObject;
import io.tillwatch.kibana.Tree;
import io.tillwatch.service.IndexProbe;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The indices that the views of a file ask, each asked once for what it is. */
final class Live {
    private final IndexProbe probe;
    private final DateMath times;
    private final Map<String, Map<String, FieldType>> fields = new HashMap<>();
    private final Map<String, Set<String>> indices = new HashMap<>();

    Live(IndexProbe probe, DateMath times) {
        this.probe = probe;
        this.times = times;
    }

    IndexProbe probe() {
        return probe;
    }

    DateMath times() {
        return times;
    }

    Set<String> indices(String title) {
        return indices.computeIfAbsent(title, probe::indices);
    }

    Map<String, FieldType> fields(String title) {
        return fields.computeIfAbsent(title, pattern -> FieldType.all(probe.fields(pattern)));
    }

    /** The view of this id in a file; null when it has none. */
    static Map<String, View> views(CheckedFile file) {
        Map<String, View> views = new HashMap<>();
        for (SavedObject object : file.objects()) {
            if (object.type().equals(SavedObject.VIEW)) {
                views.put(
                        object.id(),
                        new View(object.id(), object.title(), Tree.text(object.attributes(), "timeFieldName")));
            }
        }
        return views;
    }

    /** A data view. */
    record View(String id, String title, String time) {}
}
