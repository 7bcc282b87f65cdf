package io.tillwatch.kibana.check;

import io.tillwatch.kibana.SavedObject;
import io.tillwatch.kibana.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One panel of a dashboard, as it stands in {@code panelsJSON}. */
record Panel(SavedObject dashboard, Map<String, @Nullable Object> tree) {
    static List<Panel> of(SavedObject dashboard) {
        List<Panel> panels = new ArrayList<>();
        for (Object panel : Tree.array(Tree.text(dashboard.attributes(), "panelsJSON"))) {
            panels.add(new Panel(dashboard, Tree.map(panel)));
        }
        return panels;
    }

    String index() {
        return Tree.text(tree, "panelIndex");
    }

    String type() {
        return Tree.text(tree, "type");
    }

    Map<String, @Nullable Object> config() {
        return Tree.map(tree, "embeddableConfig");
    }

    /** Of a chart by value; empty otherwise. */
    Map<String, @Nullable Object> attributes() {
        return Tree.map(config(), "attributes");
    }

    boolean isByValue() {
        return !attributes().isEmpty();
    }

    /** The layers of a chart; empty for anything else. */
    List<Layer> layers() {
        List<Layer> layers = new ArrayList<>();
        Tree.map(attributes(), "state", "datasourceStates", "formBased", "layers")
                .forEach((id, layer) -> layers.add(new Layer(this, id, Tree.map(layer))));
        return layers;
    }

    Map<String, @Nullable Object> visualization() {
        return Tree.map(attributes(), "state", "visualization");
    }

    String query() {
        return Tree.text(attributes(), "state", "query", "query");
    }
}
