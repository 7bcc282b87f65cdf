package io.tillwatch.kibana;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds one panel that Lens draws, by value. Has no {@code attributes.version}: every Kibana 9 reads that shape. */
final class Lens {
    private static final Map<String, String> KINDS =
            Map.of("metric", "lnsMetric", "donut", "lnsPie", "table", "lnsDatatable", "xy", "lnsXY");

    private final Words words;

    Lens(Words words) {
        this.words = words;
    }

    /**
     * A chart.
     *
     * @param attributes as a panel has them, references and all
     * @param references the same, one for each layer
     */
    record Built(Map<String, @Nullable Object> attributes, List<Reference> references) {}

    static boolean draws(String chart) {
        return KINDS.containsKey(chart);
    }

    Built build(Map<String, @Nullable Object> panel) {
        String chart = Tree.text(panel, "chart");
        List<@Nullable Object> sources = chart.equals("xy") ? Tree.list(panel, "layers") : List.of(panel);
        Map<String, @Nullable Object> layers = new LinkedHashMap<>();
        List<Reference> references = new ArrayList<>();
        List<Map<String, @Nullable Object>> drawn = new ArrayList<>();
        Columns last = null;
        String common = commonFilter(sources);
        for (int i = 0; i < sources.size(); i++) {
            Object source = sources.get(i);
            String id = "l" + (i + 1);
            Columns columns = new Columns(id, words, chart.equals("xy"))
                    .build(Tree.list(source, "by"), Tree.list(source, "show"), chart.equals("xy"));
            layers.put(id, columns.layer(Tree.isTrue(source, "apart")));
            references.add(Reference.layer(Tree.text(source, "view"), id));
            if (chart.equals("xy")) {
                drawn.add(Charts.xyLayer(id, Tree.text(source, "type"), columns, Tree.list(source, "show")));
            }
            last = columns;
        }
        if (last == null) {
            throw new IllegalStateException(Tree.text(panel, "id") + " has no layer");
        }
        Map<String, @Nullable Object> visualization =
                switch (chart) {
                    case "metric" -> Charts.metric(last, Tree.text(panel, "color"));
                    case "donut" -> Charts.donut(last);
                    case "table" -> Charts.table(last);
                    default -> Charts.xy(drawn);
                };
        return new Built(attributes(panel, chart, visualization, common, layers, references), references);
    }

    /** A chart has one query for all its layers, so they may not differ in it. */
    private static String commonFilter(List<@Nullable Object> sources) {
        String filter = Tree.text(sources.getFirst(), "filter");
        if (!sources.stream().allMatch(source -> Tree.text(source, "filter").equals(filter))) {
            throw new IllegalStateException("Layers of one chart have different filters");
        }
        return filter;
    }

    private Map<String, @Nullable Object> attributes(
            Map<String, @Nullable Object> panel,
            String chart,
            Map<String, @Nullable Object> visualization,
            String filter,
            Map<String, @Nullable Object> layers,
            List<Reference> references) {
        return Tree.of(
                "title", words.of(Tree.at(panel, "title")),
                "description", "",
                "visualizationType", KINDS.get(chart),
                "type", "lens",
                "references", references.stream().map(Reference::tree).toList(),
                "state",
                        Tree.of(
                                "visualization", visualization,
                                "query", Envelope.query(filter),
                                "filters", List.of(),
                                "datasourceStates", Tree.of("formBased", Tree.of("layers", layers)),
                                "internalReferences", List.of(),
                                "adHocDataViews", Tree.of()));
    }
}
