package io.tillwatch.kibana;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the columns of one Lens layer: what it groups by, and the figures of each group. */
final class Columns {
    private static final String ROWS = "___records___";
    private static final Map<String, String> FIGURES = Map.of(
            "sum", "sum",
            "average", "average",
            "min", "min",
            "max", "max",
            "median", "median",
            "percentile", "percentile",
            "unique", "unique_count");

    private final String layer;
    private final Words words;
    private final boolean emptyRows;
    private final List<String> groups = new ArrayList<>();
    private final List<String> figures = new ArrayList<>();
    private final Map<String, @Nullable Object> columns = new LinkedHashMap<>();

    /** @param emptyRows whether dates without a row are shown */
    Columns(String layer, Words words, boolean emptyRows) {
        this.layer = layer;
        this.words = words;
        this.emptyRows = emptyRows;
    }

    /** Groups come before figures, and what a chart is split by before its axis: so the top few are those of all time. */
    Columns build(List<@Nullable Object> by, List<@Nullable Object> show, boolean splitFirst) {
        for (int i = 0; i < by.size(); i++) {
            groups.add(layer + "_by" + (i + 1));
        }
        for (int i = 0; i < show.size(); i++) {
            figures.add(layer + "_show" + (i + 1));
        }
        for (int i = 0; i < by.size(); i++) {
            int from = splitFirst ? by.size() - 1 - i : i;
            columns.put(groups.get(from), group(by.get(from)));
        }
        for (int i = 0; i < show.size(); i++) {
            columns.put(figures.get(i), figure(show.get(i)));
        }
        return this;
    }

    List<String> groups() {
        return groups;
    }

    List<String> figures() {
        return figures;
    }

    Map<String, @Nullable Object> layer(boolean apart) {
        return Tree.of(
                "columnOrder",
                List.copyOf(columns.keySet()),
                "columns",
                columns,
                "incompleteColumns",
                Tree.of(),
                "sampling",
                1L,
                "ignoreGlobalFilters",
                apart);
    }

    private Map<String, @Nullable Object> group(@Nullable Object by) {
        if (Tree.at(by, "time") != null) {
            return time(by);
        }
        if (Tree.at(by, "terms") != null) {
            return terms(by);
        }
        if (Tree.at(by, "histogram") != null) {
            return histogram(by);
        }
        return filters(by);
    }

    private Map<String, @Nullable Object> time(@Nullable Object by) {
        String every = Tree.text(by, "every");
        boolean anytime = Tree.isTrue(by, "anytime");
        Map<String, @Nullable Object> params =
                Tree.of("interval", every.isEmpty() ? "1d" : every, "includeEmptyRows", emptyRows && !anytime);
        params.put("dropPartials", false);
        if (anytime) {
            params.put("ignoreTimeRange", true);
        }
        String field = Tree.text(by, "time");
        return column(label(by, field), "date", "date_histogram", true, "interval", field, params);
    }

    private Map<String, @Nullable Object> terms(@Nullable Object by) {
        String field = Tree.text(by, "terms");
        Map<String, @Nullable Object> params = Tree.of(
                "size", Tree.number(by, "top"),
                "orderBy", Tree.of("type", "column", "columnId", figures.getFirst()),
                "orderDirection", "desc",
                "otherBucket", Tree.isTrue(by, "other"),
                "missingBucket", false,
                "parentFormat", Tree.of("id", "terms"),
                "include", List.of(),
                "exclude", List.of(),
                "includeIsRegex", false,
                "excludeIsRegex", false);
        return column(label(by, field), "string", "terms", true, "ordinal", field, params);
    }

    private Map<String, @Nullable Object> histogram(@Nullable Object by) {
        String field = Tree.text(by, "histogram");
        Map<String, @Nullable Object> params = Tree.of(
                "type",
                "histogram",
                "maxBars",
                "auto",
                "ranges",
                List.of(Tree.of("from", 0L, "to", 1000L, "label", "")),
                "includeEmptyRows",
                true);
        return column(label(by, field), "number", "range", true, "interval", field, params);
    }

    private Map<String, @Nullable Object> filters(@Nullable Object by) {
        List<@Nullable Object> filters = new ArrayList<>();
        for (Object filter : Tree.list(by, "filters")) {
            filters.add(Tree.of(
                    "input", Envelope.query(Tree.text(filter, "kql")), "label", words.of(Tree.at(filter, "label"))));
        }
        return column(label(by, ""), "string", "filters", true, "ordinal", null, Tree.of("filters", filters));
    }

    private Map<String, @Nullable Object> figure(@Nullable Object show) {
        Map<String, @Nullable Object> made = plainFigure(show);
        String filter = Tree.text(show, "filter");
        if (!filter.isEmpty()) {
            made.put("filter", Envelope.query(filter));
        }
        String shift = Tree.text(show, "shift");
        if (!shift.isEmpty()) {
            made.put("timeShift", shift);
        }
        return made;
    }

    private Map<String, @Nullable Object> plainFigure(@Nullable Object show) {
        if (Tree.isTrue(show, "count")) {
            return column(label(show, ""), "number", "count", false, "ratio", ROWS, Tree.of("emptyAsNull", false));
        }
        for (Map.Entry<String, String> figure : FIGURES.entrySet()) {
            String field = Tree.text(show, figure.getKey());
            if (!field.isEmpty()) {
                Map<String, @Nullable Object> params = new LinkedHashMap<>();
                switch (figure.getKey()) {
                    case "percentile" -> params.put("percentile", Tree.number(show, "at"));
                    case "sum", "unique" -> params.put("emptyAsNull", false);
                    default -> {
                        // Others need none.
                    }
                }
                return column(label(show, field), "number", figure.getValue(), false, "ratio", field, params);
            }
        }
        throw new IllegalStateException("A figure of " + layer + " has no operation");
    }

    private String label(@Nullable Object said, String otherwise) {
        String label = words.of(Tree.at(said, "label"));
        return label.isEmpty() ? otherwise : label;
    }

    private static Map<String, @Nullable Object> column(
            String label,
            String dataType,
            String operation,
            boolean group,
            String scale,
            @Nullable String field,
            Map<String, @Nullable Object> params) {
        Map<String, @Nullable Object> column = Tree.of(
                "label", label,
                "customLabel", true,
                "dataType", dataType,
                "operationType", operation,
                "isBucketed", group,
                "scale", scale);
        if (field != null) {
            column.put("sourceField", field);
        }
        column.put("params", params);
        return column;
    }
}
