package io.tillwatch.kibana;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds what Lens draws from the columns of its layers, one method for each kind of chart. */
final class Charts {
    private Charts() {}

    static Map<String, @Nullable Object> metric(Columns columns, String color) {
        Map<String, @Nullable Object> drawn = Tree.of(
                "layerId", "l1",
                "layerType", "data",
                "metricAccessor", columns.figures().getFirst());
        if (columns.figures().size() > 1) {
            drawn.put("secondaryMetricAccessor", columns.figures().get(1));
        }
        if (!color.isEmpty()) {
            drawn.put("color", color);
        }
        return drawn;
    }

    static Map<String, @Nullable Object> donut(Columns columns) {
        return Tree.of(
                "shape",
                "donut",
                "layers",
                List.of(Tree.of(
                        "layerId", "l1",
                        "layerType", "data",
                        "primaryGroups", columns.groups(),
                        "metrics", columns.figures(),
                        "numberDisplay", "percent",
                        "categoryDisplay", "default",
                        "legendDisplay", "default",
                        "nestedLegend", false)));
    }

    static Map<String, @Nullable Object> table(Columns columns) {
        List<@Nullable Object> shown = new ArrayList<>();
        columns.groups().forEach(id -> shown.add(Tree.of("columnId", id)));
        columns.figures().forEach(id -> shown.add(Tree.of("columnId", id, "alignment", "right")));
        return Tree.of(
                "layerId",
                "l1",
                "layerType",
                "data",
                "columns",
                shown,
                "paging",
                Tree.of("size", 10L, "enabled", true));
    }

    static Map<String, @Nullable Object> xy(List<Map<String, @Nullable Object>> layers) {
        Map<String, @Nullable Object> all = Tree.of("x", true, "yLeft", true, "yRight", true);
        return Tree.of(
                "legend",
                Tree.of("isVisible", true, "position", "bottom"),
                "valueLabels",
                "hide",
                "fittingFunction",
                "None",
                "preferredSeriesType",
                Tree.text(layers.getFirst(), "seriesType"),
                "axisTitlesVisibilitySettings",
                Tree.of("x", false, "yLeft", true, "yRight", true),
                "tickLabelsVisibilitySettings",
                all,
                "gridlinesVisibilitySettings",
                all,
                "labelsOrientation",
                Tree.of("x", 0L, "yLeft", 0L, "yRight", 0L),
                "yLeftExtent",
                Tree.of("mode", "full"),
                "layers",
                layers);
    }

    /** @param show the source of the figures, in their order */
    static Map<String, @Nullable Object> xyLayer(
            String layer, String type, Columns columns, List<@Nullable Object> show) {
        Map<String, @Nullable Object> drawn = Tree.of(
                "layerId",
                layer,
                "layerType",
                "data",
                "seriesType",
                type,
                "xAccessor",
                columns.groups().getFirst(),
                "accessors",
                columns.figures());
        if (columns.groups().size() > 1) {
            drawn.put("splitAccessor", columns.groups().get(1));
        }
        List<@Nullable Object> looks = new ArrayList<>();
        for (int i = 0; i < show.size(); i++) {
            String color = Tree.text(show.get(i), "color");
            if (!color.isEmpty()) {
                looks.add(Tree.of("forAccessor", columns.figures().get(i), "axisMode", "left", "color", color));
            }
        }
        if (!looks.isEmpty()) {
            drawn.put("yConfig", looks);
        }
        return drawn;
    }
}
