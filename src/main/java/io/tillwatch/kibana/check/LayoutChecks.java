package io.tillwatch.kibana.check;

import io.tillwatch.kibana.SavedObject;
import io.tillwatch.kibana.Tree;
import io.tillwatch.model.Sentence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where panels and controls stand. */
final class LayoutChecks {
    private static final long COLUMNS = 48;
    private static final Set<String> PANEL_KEYS =
            Set.of("type", "panelIndex", "gridData", "embeddableConfig", "title", "panelRefName", "version");
    private static final Set<String> CONTROLS = Set.of("optionsListControl", "rangeSliderControl", "timeSlider");

    private final Findings findings;

    LayoutChecks(Findings findings) {
        this.findings = findings;
    }

    private record Box(String panel, long x, long y, long w, long h) {
        boolean overlaps(Box other) {
            return x < other.x + other.w && other.x < x + w && y < other.y + other.h && other.y < y + h;
        }
    }

    void check(CheckedFile file) {
        for (SavedObject object : file.objects()) {
            if (object.type().equals(SavedObject.DASHBOARD)) {
                Findings.At at = findings.at(file.name(), object.name());
                panels(object, at);
                controls(object, at);
            }
        }
    }

    private static void panels(SavedObject object, Findings.At at) {
        List<Panel> panels = Panel.of(object);
        if (panels.isEmpty()) {
            at.say(Sentence.of("kibana.check.dashboard.empty"));
        }
        Set<String> indices = new HashSet<>();
        List<Box> boxes = new ArrayList<>();
        for (Panel panel : panels) {
            Findings.At here = at.panel(panel.index());
            if (panel.index().isEmpty()
                    || !indices.add(panel.index())
                    || !panel.index().equals(Tree.text(panel.tree(), "gridData", "i"))) {
                here.say(Sentence.of("kibana.check.panel.index"));
            }
            if (!Set.of("lens", SavedObject.SESSION).contains(panel.type())) {
                here.say(Sentence.of("kibana.check.panel.type", panel.type()));
            }
            for (String key : panel.tree().keySet()) {
                if (!PANEL_KEYS.contains(key)) {
                    here.say(Sentence.of("kibana.check.panel.key", key));
                }
            }
            if (Tree.text(panel.tree(), "title").isEmpty()) {
                here.say(Sentence.of("kibana.check.panel.title"));
            }
            box(panel, boxes, here);
        }
    }

    private static void box(Panel panel, List<Box> boxes, Findings.At here) {
        Map<String, @Nullable Object> grid = Tree.map(panel.tree(), "gridData");
        Box box = new Box(
                panel.index(),
                Tree.number(grid, "x"),
                Tree.number(grid, "y"),
                Tree.number(grid, "w"),
                Tree.number(grid, "h"));
        boolean whole = List.of("x", "y", "w", "h").stream().allMatch(key -> grid.get(key) instanceof Long);
        if (!whole || box.x() < 0 || box.y() < 0 || box.w() < 1 || box.h() < 1 || box.x() + box.w() > COLUMNS) {
            here.say(Sentence.of("kibana.check.panel.grid"));
        }
        for (Box other : boxes) {
            if (box.overlaps(other)) {
                here.say(Sentence.of("kibana.check.panel.overlap", other.panel()));
            }
        }
        boxes.add(box);
    }

    private static void controls(SavedObject object, Findings.At at) {
        Map<String, @Nullable Object> group = Tree.map(object.attributes(), "controlGroupInput");
        if (group.isEmpty()) {
            at.say(Sentence.of("kibana.check.attribute.missing", "controlGroupInput"));
            return;
        }
        if (!Set.of("controlStyle", "chainingSystem", "panelsJSON", "ignoreParentSettingsJSON")
                .equals(group.keySet())) {
            at.say(Sentence.of("kibana.check.control.group"));
        }
        Map<String, @Nullable Object> controls = Tree.object(Tree.text(group, "panelsJSON"));
        Set<Long> orders = new TreeSet<>();
        controls.forEach((id, control) -> {
            Findings.At here = at.panel(id);
            orders.add(Tree.number(control, "order"));
            if (!CONTROLS.contains(Tree.text(control, "type"))) {
                here.say(Sentence.of("kibana.check.control.type", Tree.text(control, "type")));
            }
            Map<String, @Nullable Object> input = Tree.map(control, "explicitInput");
            if (!Tree.text(input, "id").equals(id)
                    || Tree.text(input, "fieldName").isEmpty()
                    || Tree.text(input, "title").isEmpty()
                    || input.containsKey("dataViewId")) {
                here.say(Sentence.of("kibana.check.control.input"));
            }
        });
        long expected = 0;
        for (long order : orders) {
            if (order != expected++) {
                at.say(Sentence.of("kibana.check.control.order"));
            }
        }
        if (orders.size() != controls.size()) {
            at.say(Sentence.of("kibana.check.control.order"));
        }
    }
}
