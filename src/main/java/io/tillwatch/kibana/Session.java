package io.tillwatch.kibana;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a Discover session, which a dashboard shows by reference. */
final class Session {
    private static final String INDEX = "kibanaSavedObjectMeta.searchSourceJSON.index";

    private final Words words;

    Session(Words words) {
        this.words = words;
    }

    static String id(String dashboard, String panel) {
        return dashboard.replace("-dashboard-", "-session-") + "-" + panel;
    }

    SavedObject build(String dashboard, Map<String, @Nullable Object> panel) {
        String source = Tree.write(Tree.of(
                "query", Envelope.query(Tree.text(panel, "filter")), "filter", List.of(), "indexRefName", INDEX));
        return Envelope.object(
                SavedObject.SESSION,
                id(dashboard, Tree.text(panel, "id")),
                Envelope.SESSION_VERSION,
                Tree.of(
                        "title",
                        "Tillwatch: " + words.of(Tree.at(panel, "title")),
                        "description",
                        "",
                        "columns",
                        Tree.list(panel, "columns"),
                        "sort",
                        List.of(Tree.list(panel, "sort")),
                        "grid",
                        Tree.of(),
                        "hideChart",
                        true,
                        "isTextBasedQuery",
                        false,
                        "kibanaSavedObjectMeta",
                        Tree.of("searchSourceJSON", source)),
                List.of(new Reference(SavedObject.VIEW, Tree.text(panel, "view"), INDEX)));
    }
}
