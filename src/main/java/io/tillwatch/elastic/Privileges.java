package io.tillwatch.elastic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the role of docs/least-privilege.md grants. */
final class Privileges {
    private static final List<String> CLUSTER = List.of("monitor");
    private static final List<String> INDEX =
            List.of("read", "index", "delete", "maintenance", "view_index_metadata", "create_index", "manage");

    private Privileges() {}

    static Map<String, @Nullable Object> question(IndexNames names) {
        List<String> indices = new ArrayList<>();
        for (IndexKind kind : IndexKind.values()) {
            indices.add(names.alias(kind));
            indices.add(names.concrete(kind, 1));
        }
        return Json.object("cluster", CLUSTER, "index", List.of(Json.object("names", indices, "privileges", INDEX)));
    }

    /** The privileges that are missing, each with where, in the words of the role. */
    static List<String> missing(Map<String, @Nullable Object> answer) {
        List<String> missing = new ArrayList<>();
        Json.map(answer, "cluster").forEach((name, has) -> {
            if (!Boolean.TRUE.equals(has)) {
                missing.add("the cluster privilege \"" + name + "\"");
            }
        });
        Json.map(answer, "index").forEach((index, privileges) -> {
            List<String> names = new ArrayList<>();
            Json.map(privileges).forEach((name, has) -> {
                if (!Boolean.TRUE.equals(has)) {
                    names.add(String.valueOf(name));
                }
            });
            if (!names.isEmpty()) {
                missing.add("%s on %s".formatted(String.join(", ", names), index));
            }
        });
        return missing;
    }
}
