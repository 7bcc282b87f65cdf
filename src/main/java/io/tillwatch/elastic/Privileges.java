package io.tillwatch.elastic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the role of docs/least-privilege.md grants. */
final class Privileges {
    private static final List<String> CLUSTER = List.of("monitor");
    /** Without these no job runs. */
    private static final List<String> DAILY = List.of("read", "index", "delete", "maintenance", "view_index_metadata");
    /** Creates, upgrades and replaces indices. */
    private static final String MANAGE = "manage";

    private Privileges() {}

    static Map<String, @Nullable Object> question(IndexNames names) {
        List<String> privileges = new ArrayList<>(DAILY);
        privileges.add(MANAGE);
        List<String> indices = new ArrayList<>();
        for (IndexKind kind : IndexKind.values()) {
            indices.add(names.alias(kind));
            indices.add(names.concrete(kind, 1));
        }
        return Json.object(
                "cluster", CLUSTER, "index", List.of(Json.object("names", indices, "privileges", privileges)));
    }

    /** Whether the user may look at the cluster and create, upgrade and replace indices. */
    static boolean isWhole(Map<String, @Nullable Object> answer) {
        return Json.isTrue(answer, "has_all_requested");
    }

    /** The privileges no job can do without that are missing, each with where, in the words of the role. */
    static List<String> missing(Map<String, @Nullable Object> answer) {
        List<String> missing = new ArrayList<>();
        Json.map(answer, "index").forEach((index, privileges) -> {
            List<String> names = new ArrayList<>();
            for (String name : DAILY) {
                if (!Json.isTrue(privileges, name)) {
                    names.add(name);
                }
            }
            if (!names.isEmpty()) {
                missing.add("%s on %s".formatted(String.join(", ", names), index));
            }
        });
        return missing;
    }
}
