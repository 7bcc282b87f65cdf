package io.tillwatch.kibana.check;

import io.tillwatch.kibana.Tree;
import io.tillwatch.model.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a chart draws: every column of its layers once, each in a place of its kind. */
final class DrawnChecks {
    private static final Set<String> SERIES = Set.of(
            "bar",
            "bar_stacked",
            "bar_percentage_stacked",
            "bar_horizontal",
            "bar_horizontal_stacked",
            "bar_horizontal_percentage_stacked",
            "line",
            "area",
            "area_stacked",
            "area_percentage_stacked");
    private static final Set<String> METRIC_KEYS = Set.of(
            "layerId",
            "layerType",
            "metricAccessor",
            "secondaryMetricAccessor",
            "maxAccessor",
            "breakdownByAccessor",
            "showBar",
            "color",
            "icon",
            "subtitle",
            "maxCols",
            "palette");
    private static final Set<String> XY_KEYS = Set.of(
            "legend",
            "valueLabels",
            "fittingFunction",
            "preferredSeriesType",
            "axisTitlesVisibilitySettings",
            "tickLabelsVisibilitySettings",
            "gridlinesVisibilitySettings",
            "labelsOrientation",
            "yLeftExtent",
            "layers");
    private static final Set<String> XY_LAYER_KEYS =
            Set.of("layerId", "layerType", "seriesType", "xAccessor", "accessors", "splitAccessor", "yConfig");
    private static final Set<String> PIE_KEYS = Set.of(
            "layerId",
            "layerType",
            "primaryGroups",
            "secondaryGroups",
            "metrics",
            "numberDisplay",
            "categoryDisplay",
            "legendDisplay",
            "nestedLegend");
    private static final Set<String> TABLE_KEYS =
            Set.of("layerId", "layerType", "columns", "sorting", "paging", "rowHeight");

    private final Panel panel;
    private final Findings.At at;
    private final Map<String, Boolean> groupById = new HashMap<>();
    private final Set<String> drawn = new HashSet<>();
    private final List<String> layers = new ArrayList<>();

    DrawnChecks(Panel panel, Findings.At at) {
        this.panel = panel;
        this.at = at;
    }

    void check() {
        for (Layer layer : panel.layers()) {
            layer.columns().forEach((id, column) -> groupById.put(id, Tree.isTrue(column, "isBucketed")));
        }
        Map<String, @Nullable Object> visualization = panel.visualization();
        switch (Tree.text(panel.attributes(), "visualizationType")) {
            case "lnsMetric" -> metric(visualization);
            case "lnsXY" -> xy(visualization);
            case "lnsPie" -> pie(visualization);
            case "lnsDatatable" -> table(visualization);
            default -> {
                return;
            }
        }
        Set<String> asked = new HashSet<>();
        panel.layers().forEach(layer -> asked.add(layer.id()));
        if (!new HashSet<>(layers).equals(asked) || layers.size() != asked.size()) {
            at.say(Sentence.of("kibana.check.drawn.layers"));
        }
        for (String id : groupById.keySet()) {
            if (!drawn.contains(id)) {
                at.say(Sentence.of("kibana.check.drawn.unused", id));
            }
        }
    }

    private void layer(@Nullable Object layer, Set<String> keys) {
        layers.add(Tree.text(layer, "layerId"));
        known(layer, keys);
        if (!Tree.text(layer, "layerType").equals("data")) {
            at.say(Sentence.of("kibana.check.drawn.layertype", Tree.text(layer, "layerType")));
        }
    }

    private void known(@Nullable Object tree, Set<String> keys) {
        for (String key : Tree.map(tree).keySet()) {
            if (!keys.contains(key)) {
                at.say(Sentence.of("kibana.check.lens.key", key));
            }
        }
    }

    private void uses(@Nullable Object id, boolean group) {
        Boolean kind = id instanceof String text ? groupById.get(text) : null;
        if (kind == null) {
            at.say(Sentence.of("kibana.check.drawn.none", String.valueOf(id)));
        } else if (kind != group) {
            at.say(Sentence.of("kibana.check.drawn.kind", String.valueOf(id)));
        } else {
            drawn.add(String.valueOf(id));
        }
    }

    private void usesIfGiven(Map<String, @Nullable Object> tree, String key, boolean group) {
        if (tree.containsKey(key)) {
            uses(tree.get(key), group);
        }
    }

    private void metric(Map<String, @Nullable Object> visualization) {
        layer(visualization, METRIC_KEYS);
        uses(visualization.get("metricAccessor"), false);
        usesIfGiven(visualization, "secondaryMetricAccessor", false);
        usesIfGiven(visualization, "maxAccessor", false);
        usesIfGiven(visualization, "breakdownByAccessor", true);
    }

    private void xy(Map<String, @Nullable Object> visualization) {
        known(visualization, XY_KEYS);
        for (Object each : Tree.list(visualization, "layers")) {
            Map<String, @Nullable Object> layer = Tree.map(each);
            layer(layer, XY_LAYER_KEYS);
            if (!SERIES.contains(Tree.text(layer, "seriesType"))) {
                at.say(Sentence.of("kibana.check.drawn.series", Tree.text(layer, "seriesType")));
            }
            uses(layer.get("xAccessor"), true);
            usesIfGiven(layer, "splitAccessor", true);
            Tree.list(layer, "accessors").forEach(id -> uses(id, false));
            if (Tree.list(layer, "accessors").isEmpty()) {
                at.say(Sentence.of("kibana.check.drawn.nothing"));
            }
            for (Object look : Tree.list(layer, "yConfig")) {
                if (!Tree.list(layer, "accessors").contains(Tree.text(look, "forAccessor"))
                        || !Set.of("left", "right", "auto").contains(Tree.text(look, "axisMode"))) {
                    at.say(Sentence.of("kibana.check.drawn.look", Tree.text(look, "forAccessor")));
                }
            }
        }
    }

    private void pie(Map<String, @Nullable Object> visualization) {
        known(visualization, Set.of("shape", "layers"));
        if (!Set.of("pie", "donut", "treemap", "mosaic", "waffle").contains(Tree.text(visualization, "shape"))) {
            at.say(Sentence.of("kibana.check.drawn.series", Tree.text(visualization, "shape")));
        }
        for (Object each : Tree.list(visualization, "layers")) {
            layer(each, PIE_KEYS);
            Tree.list(each, "primaryGroups").forEach(id -> uses(id, true));
            Tree.list(each, "secondaryGroups").forEach(id -> uses(id, true));
            Tree.list(each, "metrics").forEach(id -> uses(id, false));
        }
    }

    private void table(Map<String, @Nullable Object> visualization) {
        layer(visualization, TABLE_KEYS);
        for (Object column : Tree.list(visualization, "columns")) {
            String id = Tree.text(column, "columnId");
            uses(id, Boolean.TRUE.equals(groupById.get(id)));
        }
    }
}
