package io.tillwatch.kibana;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds one dashboard and the Discover sessions it shows. */
final class Dashboard {
    private static final String DRILL = "DASHBOARD_TO_DASHBOARD_DRILLDOWN";

    private final Map<String, @Nullable Object> source;
    private final Words words;
    private final Map<String, String> titles;
    private final List<Reference> references = new ArrayList<>();
    private final List<SavedObject> sessions = new ArrayList<>();

    /** @param titles of all dashboards by their ids, for the menus that lead from one to another */
    Dashboard(Map<String, @Nullable Object> source, Words words, Map<String, String> titles) {
        this.source = source;
        this.words = words;
        this.titles = titles;
    }

    /** The sessions first, then the dashboard. */
    List<SavedObject> build() {
        List<@Nullable Object> panels = new ArrayList<>();
        for (Object panel : Tree.list(source, "panels")) {
            panels.add(panel(Tree.map(panel)));
        }
        Map<String, @Nullable Object> controls = new Controls(words).build(Tree.list(source, "controls"), references);
        Map<String, @Nullable Object> options = Tree.of(
                "useMargins", true,
                "syncColors", true,
                "syncCursor", true,
                "syncTooltips", false,
                "hidePanelTitles", false);
        Map<String, @Nullable Object> everything = Tree.of("query", Envelope.query(""), "filter", List.of());
        List<SavedObject> built = new ArrayList<>(sessions);
        built.add(Envelope.object(
                SavedObject.DASHBOARD,
                Tree.text(source, "id"),
                Envelope.DASHBOARD_VERSION,
                Tree.of(
                        "title", words.of(Tree.at(source, "title")),
                        "description", words.of(Tree.at(source, "description")),
                        "timeRestore", true,
                        "timeFrom", Tree.text(source, "from"),
                        "timeTo", Tree.text(source, "to"),
                        "refreshInterval", Tree.of("pause", true, "value", 60_000L),
                        "optionsJSON", Tree.write(options),
                        "panelsJSON", Tree.write(panels),
                        "controlGroupInput", controls,
                        "kibanaSavedObjectMeta", Tree.of("searchSourceJSON", Tree.write(everything))),
                references));
        return built;
    }

    private Map<String, @Nullable Object> panel(Map<String, @Nullable Object> panel) {
        String id = Tree.text(panel, "id");
        List<@Nullable Object> at = Tree.list(panel, "at");
        Map<String, @Nullable Object> grid =
                Tree.of("x", at.get(0), "y", at.get(1), "w", at.get(2), "h", at.get(3), "i", id);
        String title = words.of(Tree.at(panel, "title"));
        if (!Lens.draws(Tree.text(panel, "chart"))) {
            SavedObject session = new Session(words).build(Tree.text(source, "id"), panel);
            sessions.add(session);
            references.add(new Reference(SavedObject.SESSION, session.id(), "panel_" + id).of(id));
            return Tree.of(
                    "type",
                    SavedObject.SESSION,
                    "panelIndex",
                    id,
                    "gridData",
                    grid,
                    "title",
                    title,
                    "embeddableConfig",
                    Tree.of(),
                    "panelRefName",
                    "panel_" + id);
        }
        Lens.Built lens = new Lens(words).build(panel);
        lens.references().forEach(reference -> references.add(reference.of(id)));
        Map<String, @Nullable Object> config =
                Tree.of("attributes", lens.attributes(), "enhancements", enhancements(id, Tree.text(panel, "drill")));
        return Tree.of(
                "type", "lens",
                "panelIndex", id,
                "gridData", grid,
                "title", title,
                "embeddableConfig", config);
    }

    private Map<String, @Nullable Object> enhancements(String panel, String target) {
        if (target.isEmpty()) {
            return Tree.of();
        }
        String event = "to-" + target;
        references.add(
                new Reference(SavedObject.DASHBOARD, target, "drilldown:%s:%s:dashboardId".formatted(DRILL, event))
                        .of(panel));
        // The health of the data knows no store: its questions are not those of the panel.
        boolean sameQuestion = !target.endsWith("-health");
        Map<String, @Nullable Object> action = Tree.of(
                "factoryId",
                DRILL,
                "name",
                titles.getOrDefault(target, target),
                "config",
                Tree.of("useCurrentFilters", sameQuestion, "useCurrentDateRange", sameQuestion, "openInNewTab", false));
        return Tree.of(
                "dynamicActions",
                Tree.of(
                        "events",
                        List.of(Tree.of("eventId", event, "triggers", List.of("FILTER_TRIGGER"), "action", action))));
    }
}
