package io.tillwatch.kibana;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every saved object has around it. The versions are the oldest whose shape needs no migration: every Kibana 9 takes
 * what is older than itself, and none what is newer.
 */
final class Envelope {
    static final String CORE_VERSION = "8.8.0";
    static final String VIEW_VERSION = "8.0.0";
    static final String SESSION_VERSION = "8.0.0";
    static final String DASHBOARD_VERSION = "10.2.0";

    private Envelope() {}

    static SavedObject object(
            String type,
            String id,
            String version,
            Map<String, @Nullable Object> attributes,
            List<Reference> references) {
        return new SavedObject(Tree.of(
                "id", id,
                "type", type,
                "coreMigrationVersion", CORE_VERSION,
                "typeMigrationVersion", version,
                "attributes", attributes,
                "references", references.stream().map(Reference::tree).toList()));
    }

    static Map<String, @Nullable Object> query(String kql) {
        return Tree.of("query", kql, "language", "kuery");
    }
}
