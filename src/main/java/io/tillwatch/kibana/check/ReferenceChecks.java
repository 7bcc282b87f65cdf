package io.tillwatch.kibana.check;

import io.tillwatch.kibana.SavedObject;
import io.tillwatch.kibana.Tree;
import io.tillwatch.model.Sentence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every name of another object is there, leads to the right one, and none is left over. Kibana itself looks at few. */
final class ReferenceChecks {
    private static final String DRILL = "DASHBOARD_TO_DASHBOARD_DRILLDOWN";

    private final Findings findings;

    ReferenceChecks(Findings findings) {
        this.findings = findings;
    }

    void check(CheckedFile file) {
        Map<String, SavedObject> byName = file.byName();
        Set<String> named = new HashSet<>();
        for (SavedObject object : file.objects()) {
            Findings.At at = findings.at(file.name(), object.name());
            Map<String, String> given = given(object, byName, at);
            named.addAll(given.values());
            Map<String, String> needed = new HashMap<>();
            switch (object.type()) {
                case SavedObject.DASHBOARD -> dashboard(object, needed, at);
                case SavedObject.SESSION ->
                    needed.put(
                            Tree.text(
                                    Tree.object(Tree.text(
                                            object.attributes(), "kibanaSavedObjectMeta", "searchSourceJSON")),
                                    "indexRefName"),
                            SavedObject.VIEW);
                default -> {
                    // Names nobody.
                }
            }
            compare(given, needed, at);
        }
        for (SavedObject object : file.objects()) {
            if (!object.type().equals(SavedObject.DASHBOARD) && !named.contains(object.name())) {
                findings.at(file.name(), object.name()).say(Sentence.of("kibana.check.object.unused"));
            }
        }
    }

    /** The references as they stand: name to {@code type:id}. */
    private static Map<String, String> given(SavedObject object, Map<String, SavedObject> byName, Findings.At at) {
        Map<String, String> given = new HashMap<>();
        for (Object reference : Tree.list(object.tree(), "references")) {
            Map<String, @Nullable Object> tree = Tree.map(reference);
            if (!tree.keySet().equals(Set.of("type", "id", "name"))
                    || !tree.values().stream().allMatch(String.class::isInstance)) {
                at.say(Sentence.of("kibana.check.reference.shape"));
                continue;
            }
            String target = Tree.text(tree, "type") + ":" + Tree.text(tree, "id");
            String name = Tree.text(tree, "name");
            if (given.put(name, target) != null) {
                at.say(Sentence.of("kibana.check.reference.twice", name));
            }
            if (!byName.containsKey(target)) {
                at.say(Sentence.of("kibana.check.reference.missing", name, target));
            }
        }
        return given;
    }

    /** @param needed name to type, or to {@code type:id} where another place names the object too */
    private static void compare(Map<String, String> given, Map<String, String> needed, Findings.At at) {
        needed.forEach((name, target) -> {
            String found = given.get(name);
            if (found == null) {
                at.say(Sentence.of("kibana.check.reference.none", name));
            } else if (!found.equals(target) && !found.startsWith(target + ":")) {
                at.say(Sentence.of("kibana.check.reference.other", name, found, target));
            }
        });
        for (String name : given.keySet()) {
            if (!needed.containsKey(name)) {
                at.say(Sentence.of("kibana.check.reference.unused", name));
            }
        }
    }

    private static void dashboard(SavedObject object, Map<String, String> needed, Findings.At at) {
        for (Panel panel : Panel.of(object)) {
            Findings.At here = at.panel(panel.index());
            Object inline = Tree.at(panel.tree(), "panelRefName");
            if (panel.isByValue() == (inline != null)) {
                here.say(Sentence.of("kibana.check.panel.value"));
            }
            if (panel.config().containsKey("savedObjectId") || panel.tree().containsKey("id")) {
                here.say(Sentence.of("kibana.check.panel.inline"));
            }
            if (inline != null) {
                needed.put(panel.index() + ":" + inline, panel.type());
                if (!inline.equals("panel_" + panel.index())) {
                    here.say(Sentence.of("kibana.check.panel.name", inline));
                }
            }
            charts(panel, needed, here);
            drills(panel, needed, here);
        }
        Tree.object(Tree.text(object.attributes(), "controlGroupInput", "panelsJSON"))
                .forEach((id, control) -> needed.put(
                        "controlGroup_" + id
                                + (Tree.text(control, "type").equals("rangeSliderControl")
                                        ? ":rangeSliderDataView"
                                        : ":optionsListDataView"),
                        SavedObject.VIEW));
    }

    private static void charts(Panel panel, Map<String, String> needed, Findings.At here) {
        Set<String> own = new HashSet<>();
        for (Layer layer : panel.layers()) {
            String name = "indexpattern-datasource-layer-" + layer.id();
            own.add(name);
            if (layer.view().isEmpty()) {
                here.say(Sentence.of("kibana.check.reference.none", name));
            }
            needed.put(panel.index() + ":" + name, SavedObject.VIEW + ":" + layer.view());
            if (layer.tree().containsKey("indexPatternId")) {
                here.say(Sentence.of("kibana.check.lens.key", "indexPatternId"));
            }
        }
        for (Object reference : Tree.list(panel.attributes(), "references")) {
            if (!own.contains(Tree.text(reference, "name"))) {
                here.say(Sentence.of("kibana.check.reference.unused", Tree.text(reference, "name")));
            }
        }
    }

    private static void drills(Panel panel, Map<String, String> needed, Findings.At here) {
        Map<String, @Nullable Object> enhancements = Tree.map(panel.config(), "enhancements");
        if (!Set.of("dynamicActions").containsAll(enhancements.keySet())) {
            here.say(Sentence.of("kibana.check.drill.shape"));
        }
        List<@Nullable Object> events = Tree.list(enhancements, "dynamicActions", "events");
        Set<String> ids = new HashSet<>();
        for (Object event : events) {
            String id = Tree.text(event, "eventId");
            String factory = Tree.text(event, "action", "factoryId");
            if (!factory.equals(DRILL)) {
                // The one to an address is a paid feature.
                here.say(Sentence.of("kibana.check.drill.kind", factory));
            }
            if (id.isEmpty()
                    || !ids.add(id)
                    || !Tree.texts(event, "triggers").equals(List.of("FILTER_TRIGGER"))
                    || Tree.text(event, "action", "name").isEmpty()
                    || Tree.at(event, "action", "config", "dashboardId") != null) {
                here.say(Sentence.of("kibana.check.drill.shape"));
            }
            needed.put("%s:drilldown:%s:%s:dashboardId".formatted(panel.index(), DRILL, id), SavedObject.DASHBOARD);
        }
    }
}
