package io.tillwatch.kibana.check;

import io.tillwatch.kibana.SavedObject;
import io.tillwatch.kibana.Tree;
import io.tillwatch.model.Sentence;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether the parts of a chart fit together: its layers, their columns, and what is drawn of them. */
final class LensChecks {
    private static final Set<String> KINDS = Set.of("lnsMetric", "lnsXY", "lnsPie", "lnsDatatable");
    private static final Set<String> LAYER_KEYS =
            Set.of("columnOrder", "columns", "incompleteColumns", "sampling", "ignoreGlobalFilters");
    private static final Set<String> STATE_KEYS =
            Set.of("visualization", "query", "filters", "datasourceStates", "internalReferences", "adHocDataViews");
    private static final Set<String> ATTRIBUTE_KEYS =
            Set.of("title", "description", "visualizationType", "type", "references", "state");
    private static final Set<String> COLUMN_KEYS = Set.of(
            "label",
            "customLabel",
            "dataType",
            "operationType",
            "isBucketed",
            "scale",
            "sourceField",
            "params",
            "filter",
            "timeShift",
            "reducedTimeRange");
    private static final Pattern SHIFT = Pattern.compile("[1-9]\\d{0,2}[smhdwMqy]");

    private final Findings findings;

    LensChecks(Findings findings) {
        this.findings = findings;
    }

    void check(CheckedFile file) {
        for (SavedObject object : file.objects()) {
            if (object.type().equals(SavedObject.DASHBOARD)) {
                for (Panel panel : Panel.of(object)) {
                    if (panel.isByValue()) {
                        check(panel, findings.at(file.name(), object.name()).panel(panel.index()));
                    }
                }
            }
        }
    }

    private static void check(Panel panel, Findings.At at) {
        String kind = Tree.text(panel.attributes(), "visualizationType");
        if (!KINDS.contains(kind)) {
            at.say(Sentence.of("kibana.check.lens.kind", kind));
        }
        unknown(panel.attributes(), ATTRIBUTE_KEYS, at);
        if (!Tree.text(panel.attributes(), "type").equals("lens")) {
            at.say(Sentence.of("kibana.check.lens.type"));
        }
        Map<String, @Nullable Object> state = Tree.map(panel.attributes(), "state");
        unknown(state, STATE_KEYS, at);
        if (!Tree.text(state, "query", "language").equals("kuery")
                || KqlParser.parse(panel.query()).isEmpty()) {
            at.say(Sentence.of("kibana.check.lens.query"));
        }
        if (!Tree.map(state, "adHocDataViews").isEmpty()
                || !Tree.list(state, "internalReferences").isEmpty()) {
            at.say(Sentence.of("kibana.check.lens.adhoc"));
        }
        if (!Tree.map(state, "datasourceStates").keySet().equals(Set.of("formBased"))) {
            at.say(Sentence.of("kibana.check.lens.source"));
        }
        if (!Tree.list(state, "filters").isEmpty()) {
            at.say(Sentence.of("kibana.check.lens.filters"));
        }
        if (panel.layers().isEmpty()) {
            at.say(Sentence.of("kibana.check.lens.layers"));
        }
        for (Layer layer : panel.layers()) {
            unknown(layer.tree(), LAYER_KEYS, at);
            columns(layer, at);
        }
        new DrawnChecks(panel, at).check();
    }

    private static void unknown(Map<String, @Nullable Object> tree, Set<String> known, Findings.At at) {
        for (String key : tree.keySet()) {
            if (!known.contains(key)) {
                at.say(Sentence.of("kibana.check.lens.key", key));
            }
        }
    }

    private static void columns(Layer layer, Findings.At at) {
        List<String> order = layer.order();
        if (new HashSet<>(order).size() != order.size()
                || !new HashSet<>(order).equals(layer.columns().keySet())) {
            at.say(Sentence.of("kibana.check.lens.order", layer.id()));
        }
        boolean figure = false;
        for (String id : order) {
            Layer.Column column = new Layer.Column(id, Tree.map(layer.columns(), id));
            if (column.isGroup() && figure) {
                at.say(Sentence.of("kibana.check.lens.groups", layer.id()));
            }
            figure = figure || !column.isGroup();
        }
        if (!Tree.map(layer.tree(), "incompleteColumns").isEmpty()) {
            at.say(Sentence.of("kibana.check.lens.incomplete", layer.id()));
        }
        if (Tree.number(layer.tree(), "sampling") != 1) {
            at.say(Sentence.of("kibana.check.lens.sampling"));
        }
        Map<String, Layer.Column> all = new LinkedHashMap<>();
        layer.columns().forEach((id, tree) -> all.put(id, new Layer.Column(id, Tree.map(tree))));
        all.values().forEach(column -> column(column, all, at));
    }

    private static void column(Layer.Column column, Map<String, Layer.Column> all, Findings.At at) {
        unknown(column.tree(), COLUMN_KEYS, at);
        Operation operation = Operation.of(column.operation());
        if (operation == null) {
            at.say(Sentence.of("kibana.check.lens.operation", column.operation()));
            return;
        }
        if (operation.isGroup() != column.isGroup()) {
            at.say(Sentence.of("kibana.check.lens.bucketed", column.id()));
        }
        if (operation.hasField() == column.field().isEmpty()) {
            at.say(Sentence.of("kibana.check.lens.field", column.id()));
        }
        if (!Tree.text(column.tree(), "dataType").equals(operation.dataType())) {
            at.say(Sentence.of("kibana.check.lens.datatype", column.id(), operation.dataType()));
        }
        String scale = Tree.text(column.tree(), "scale");
        if (!scale.isEmpty() && !scale.equals(operation.scale())) {
            at.say(Sentence.of("kibana.check.lens.scale", column.id(), operation.scale()));
        }
        if (Tree.text(column.tree(), "label").isEmpty() || !Tree.isTrue(column.tree(), "customLabel")) {
            at.say(Sentence.of("kibana.check.lens.label", column.id()));
        }
        for (String missing : operation.missing(column.params())) {
            at.say(Sentence.of("kibana.check.lens.params", column.id(), missing));
        }
        if (!column.shift().isEmpty() && !SHIFT.matcher(column.shift()).matches()) {
            at.say(Sentence.of("kibana.check.lens.shift", column.shift()));
        }
        if (KqlParser.parse(column.filter()).isEmpty()) {
            at.say(Sentence.of("kibana.check.lens.filter", column.id()));
        }
        if (operation == Operation.TERMS
                && !Tree.text(column.params(), "orderBy", "type").equals("alphabetical")) {
            Layer.Column by = all.get(Tree.text(column.params(), "orderBy", "columnId"));
            if (by == null || by.isGroup()) {
                at.say(Sentence.of("kibana.check.lens.orderby", column.id()));
            } else if (!by.filter().isEmpty() || !by.shift().isEmpty()) {
                // Elasticsearch orders by what Kibana asks for; of a figure with a filter of its own it asks less
                // plainly.
                at.say(Sentence.of("kibana.check.lens.orderby", column.id()));
            }
        }
        if (operation == Operation.FILTERS) {
            for (Object filter : Tree.list(column.params(), "filters")) {
                if (!Tree.text(filter, "input", "language").equals("kuery")
                        || KqlParser.parse(Tree.text(filter, "input", "query")).isEmpty()) {
                    at.say(Sentence.of("kibana.check.lens.filter", column.id()));
                }
            }
        }
    }
}
