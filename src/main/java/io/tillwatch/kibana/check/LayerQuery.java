package io.tillwatch.kibana.check;

import io.tillwatch.kibana.Tree;
import io.tillwatch.kibana.check.Layer.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request that Kibana makes for a layer, and its figures over all rows beside: groups nested in their order, the
 * figures in each, filters and shifts of single figures in a filter around them.
 */
final class LayerQuery {
    static final String ROWS = "___records___";
    static final String GROUP = "group";
    private static final String VALUE = "value";
    private static final long MOST_BARS = 100;

    private final Layer layer;
    private final Map<String, FieldType> fields;
    private final DateMath times;
    private final @Nullable Window window;
    private final Map<String, Double> intervals = new LinkedHashMap<>();

    /** @param window null when the layer looks at all times */
    LayerQuery(Layer layer, Map<String, FieldType> fields, DateMath times, @Nullable Window window) {
        this.layer = layer;
        this.fields = fields;
        this.times = times;
        this.window = window;
    }

    Layer layer() {
        return layer;
    }

    /** How wide the bars of a group by numbers are. */
    void interval(String column, double least, double most) {
        double raw = Math.max((most - least) / MOST_BARS, 1e-9);
        double magnitude = Math.pow(10, Math.floor(Math.log10(raw)));
        intervals.put(column, Math.max(magnitude * 10, 1e-6));
    }

    double interval(String column) {
        return intervals.getOrDefault(column, 1.0);
    }

    Map<String, @Nullable Object> query() {
        return filter(layer.panel().query());
    }

    private Map<String, @Nullable Object> filter(String kql) {
        return new KqlQuery(fields, times).of(KqlParser.parse(kql).orElseThrow());
    }

    Map<String, @Nullable Object> body() {
        Map<String, @Nullable Object> aggregations = figures();
        nest(aggregations, layer.groups());
        return Tree.of("size", 0L, "track_total_hits", true, "query", query(), "aggs", aggregations);
    }

    private void nest(Map<String, @Nullable Object> into, List<Column> groups) {
        if (groups.isEmpty()) {
            return;
        }
        Map<String, @Nullable Object> group = group(groups.getFirst());
        Map<String, @Nullable Object> inside = figures();
        nest(inside, groups.subList(1, groups.size()));
        group.put("aggs", inside);
        into.put(GROUP, group);
    }

    private Map<String, @Nullable Object> group(Column column) {
        Map<String, @Nullable Object> params = column.params();
        return switch (Operation.valueOf(column.operation().toUpperCase(java.util.Locale.ROOT))) {
            case TERMS ->
                Tree.of(
                        "terms",
                        Tree.of(
                                "field", column.field(),
                                "size", Tree.number(params, "size"),
                                "order", order(params)));
            case DATE_HISTOGRAM ->
                Tree.of(
                        "date_histogram",
                        Tree.of(
                                "field", column.field(),
                                "calendar_interval", every(column),
                                "time_zone", times.zone().getId(),
                                "min_doc_count", 1L));
            case RANGE ->
                Tree.of(
                        "histogram",
                        Tree.of("field", column.field(), "interval", interval(column.id()), "min_doc_count", 1L));
            default -> {
                Map<String, @Nullable Object> filters = new LinkedHashMap<>();
                List<@Nullable Object> given = Tree.list(params, "filters");
                for (int i = 0; i < given.size(); i++) {
                    filters.put(String.valueOf(i), filter(Tree.text(given.get(i), "input", "query")));
                }
                yield Tree.of("filters", Tree.of("filters", filters));
            }
        };
    }

    static String every(Column column) {
        String interval = Tree.text(column.params(), "interval");
        return interval.equals("1h") || interval.equals("1w") || interval.equals("1M") ? interval : "1d";
    }

    private Map<String, @Nullable Object> order(Map<String, @Nullable Object> params) {
        String direction = Tree.text(params, "orderDirection");
        if (Tree.text(params, "orderBy", "type").equals("alphabetical")) {
            return Tree.of("_key", direction);
        }
        String id = Tree.text(params, "orderBy", "columnId");
        Column by = new Column(id, Tree.map(layer.columns(), id));
        String path =
                switch (by.operation()) {
                    case "count" -> id;
                    case "median" -> id + ">" + VALUE + "[50]";
                    case "percentile" -> id + ">" + VALUE + "[" + Tree.number(by.params(), "percentile") + "]";
                    default -> id + ">" + VALUE;
                };
        return Tree.of(path, direction);
    }

    private Map<String, @Nullable Object> figures() {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        for (Column column : layer.figures()) {
            List<@Nullable Object> only = new ArrayList<>();
            only.add(filter(column.filter()));
            if (window != null) {
                only.add(window.shifted(column.shift()).query());
            }
            Map<String, @Nullable Object> around = Tree.of("filter", Tree.of("bool", Tree.of("filter", only)));
            Map<String, @Nullable Object> figure = figure(column);
            if (!figure.isEmpty()) {
                around.put("aggs", Tree.of(VALUE, figure));
            }
            figures.put(column.id(), around);
        }
        return figures;
    }

    /** Empty for a count, which every group has by itself. */
    private static Map<String, @Nullable Object> figure(Column column) {
        Map<String, @Nullable Object> field = Tree.of("field", column.field());
        return switch (column.operation()) {
            case "sum" -> Tree.of("sum", field);
            case "average" -> Tree.of("avg", field);
            case "min" -> Tree.of("min", field);
            case "max" -> Tree.of("max", field);
            case "unique_count" -> Tree.of("cardinality", field);
            case "median" -> percentile(field, 50);
            case "percentile" -> percentile(field, Tree.number(column.params(), "percentile"));
            default -> Tree.of();
        };
    }

    private static Map<String, @Nullable Object> percentile(Map<String, @Nullable Object> field, long percent) {
        field.put("percents", List.of(percent));
        field.put("keyed", false);
        return Tree.of("percentiles", field);
    }

    /** The figure in an answer: of the whole, or of a group. Null when no row has it. */
    static @Nullable Double value(@Nullable Object answer, Column column) {
        Object found = Tree.at(answer, column.id());
        Object value =
                switch (column.operation()) {
                    case "count" -> Tree.at(found, "doc_count");
                    case "median", "percentile" -> {
                        List<@Nullable Object> values = Tree.list(found, VALUE, "values");
                        yield values.isEmpty() ? null : Tree.at(values.getFirst(), "value");
                    }
                    default -> Tree.at(found, VALUE, "value");
                };
        return value instanceof Number number ? number.doubleValue() : null;
    }
}
