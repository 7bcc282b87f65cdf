package io.tillwatch.kibana.check;

import io.tillwatch.kibana.SavedObject;
import io.tillwatch.kibana.Tree;
import io.tillwatch.kibana.Vocabulary;
import io.tillwatch.kibana.check.Live.View;
import io.tillwatch.model.Sentence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is asked for is in the index, and of a kind that can be asked so. Elasticsearch does not tell: the sum of a
 * field that nobody has is 0.
 */
final class FieldChecks {
    private static final Set<String> ALWAYS = Set.of("_id", "_index", "_score");

    private final Findings findings;
    private final Live live;
    private final Vocabulary vocabulary = new Vocabulary();

    FieldChecks(Findings findings, Live live) {
        this.findings = findings;
        this.live = live;
    }

    void check(CheckedFile file) {
        Map<String, View> views = Live.views(file);
        overlap(file, views.values().stream().toList());
        for (SavedObject object : file.objects()) {
            Findings.At at = findings.at(file.name(), object.name());
            switch (object.type()) {
                case SavedObject.VIEW -> view(object, at);
                case SavedObject.SESSION -> session(object, views, at);
                case SavedObject.DASHBOARD -> {
                    for (Panel panel : Panel.of(object)) {
                        panel.layers().forEach(layer -> layer(layer, views, at.panel(panel.index())));
                    }
                    controls(object, views, at);
                }
                default -> {
                    // Asks nothing.
                }
            }
        }
    }

    private void overlap(CheckedFile file, List<View> views) {
        for (View one : views) {
            for (View other : views) {
                Set<String> both = new HashSet<>(live.indices(one.title()));
                both.retainAll(live.indices(other.title()));
                if (!one.id().equals(other.id()) && !both.isEmpty()) {
                    findings.at(file.name(), SavedObject.VIEW + ":" + one.id())
                            .say(Sentence.of("kibana.check.view.overlap", other.id()));
                }
            }
        }
    }

    private void view(SavedObject object, Findings.At at) {
        String title = object.title();
        if (title.contains("*") || title.contains(",")) {
            at.say(Sentence.of("kibana.check.view.pattern", title));
        }
        Map<String, FieldType> fields = live.fields(title);
        if (live.indices(title).isEmpty() || fields.isEmpty()) {
            at.say(Sentence.of("kibana.check.view.none", title));
            return;
        }
        String time = Tree.text(object.attributes(), "timeFieldName");
        FieldType type = fields.get(time);
        if (type == null || !type.isDate()) {
            at.say(Sentence.of("kibana.check.view.time", time));
        }
        Stream.of("fieldFormatMap", "fieldAttrs")
                .flatMap(key -> Tree.object(Tree.text(object.attributes(), key)).keySet().stream())
                .distinct()
                .forEach(field -> known(field, fields, at));
        Tree.object(Tree.text(object.attributes(), "fieldFormatMap")).forEach((field, format) -> {
            FieldType formatted = fields.get(field);
            String id = Tree.text(format, "id");
            if (formatted != null
                    && ((id.equals("number") && !formatted.isNumber()) || (id.equals("date") && !formatted.isDate()))) {
                at.say(Sentence.of("kibana.check.view.format", field));
            }
        });
    }

    private static @Nullable FieldType known(String field, Map<String, FieldType> fields, Findings.At at) {
        FieldType type = fields.get(field);
        if (type == null && !ALWAYS.contains(field)) {
            at.say(Sentence.of("kibana.check.field.none", field));
        } else if (type != null && type.type().equals("conflict")) {
            at.say(Sentence.of("kibana.check.field.conflict", field));
        }
        return type;
    }

    private void layer(Layer layer, Map<String, View> views, Findings.At at) {
        View view = views.get(layer.view());
        if (view == null) {
            return;
        }
        Map<String, FieldType> fields = live.fields(view.title());
        if (fields.isEmpty()) {
            return;
        }
        kql(layer.panel().query(), view, at);
        layer.columns().forEach((id, tree) -> {
            Layer.Column column = new Layer.Column(id, Tree.map(tree));
            column(column, fields, at);
            kql(column.filter(), view, at);
            for (Object filter : Tree.list(column.params(), "filters")) {
                kql(Tree.text(filter, "input", "query"), view, at);
            }
        });
    }

    private static void column(Layer.Column column, Map<String, FieldType> fields, Findings.At at) {
        Operation operation = Operation.of(column.operation());
        if (operation == null || !operation.hasField() || column.field().isEmpty()) {
            return;
        }
        if (column.field().equals(LayerQuery.ROWS)) {
            if (operation != Operation.COUNT) {
                at.say(Sentence.of("kibana.check.field.kind", column.field(), column.operation()));
            }
            return;
        }
        FieldType type = known(column.field(), fields, at);
        if (type == null) {
            return;
        }
        boolean fits = type.aggregatable()
                && (!operation.needsNumber() || type.isNumber())
                && (operation != Operation.DATE_HISTOGRAM || type.isDate())
                && (operation != Operation.TERMS || type.isKeyword() || type.isBoolean() || type.isNumber());
        if (!fits) {
            at.say(Sentence.of("kibana.check.field.kind", column.field(), column.operation()));
        }
    }

    private void kql(String text, View view, Findings.At at) {
        KqlParser.parse(text)
                .ifPresent(kql -> kql.forEachField(part -> {
                    FieldType type = known(part.field(), live.fields(view.title()), at);
                    if (type != null && !fits(part, type, view)) {
                        at.say(Sentence.of("kibana.check.filter.value", part.field()));
                    }
                }));
    }

    private boolean fits(Kql part, FieldType type, View view) {
        return switch (part) {
            case Kql.Is is -> fits(is.value(), type, vocabulary.of(view.title(), is.field()));
            case Kql.Bound bound -> (type.isNumber() || type.isDate()) && fits(bound.value(), type, Set.of());
            default -> true;
        };
    }

    private boolean fits(String value, FieldType type, Set<String> words) {
        if (type.isBoolean()) {
            return Set.of("true", "false").contains(value);
        }
        if (type.isNumber()) {
            return value.matches("-?\\d+(\\.\\d+)?");
        }
        if (type.isDate()) {
            return live.times().read(value, false).isPresent();
        }
        return words.isEmpty() || words.contains(value);
    }

    private void session(SavedObject object, Map<String, View> views, Findings.At at) {
        View view = view(object, views);
        Map<String, FieldType> fields = view == null ? Map.of() : live.fields(view.title());
        if (view == null || fields.isEmpty()) {
            return;
        }
        Tree.texts(object.attributes(), "columns").forEach(column -> known(column, fields, at));
        for (String sort : sorts(object)) {
            FieldType type = known(sort, fields, at);
            if (type != null && !type.aggregatable()) {
                at.say(Sentence.of("kibana.check.field.sort", sort));
            }
        }
        kql(query(object), view, at);
    }

    static String query(SavedObject session) {
        return Tree.text(
                Tree.object(Tree.text(session.attributes(), "kibanaSavedObjectMeta", "searchSourceJSON")),
                "query",
                "query");
    }

    static List<String> sorts(SavedObject session) {
        List<String> sorts = new ArrayList<>();
        for (Object sort : Tree.list(session.attributes(), "sort")) {
            if (sort instanceof List<?> pair && !pair.isEmpty()) {
                sorts.add(String.valueOf(pair.getFirst()));
            }
        }
        return sorts;
    }

    /** The view that a session, or a control of a dashboard, names; null when it is not there. */
    static @Nullable View view(SavedObject session, Map<String, View> views) {
        for (Object reference : Tree.list(session.tree(), "references")) {
            if (Tree.text(reference, "type").equals(SavedObject.VIEW)) {
                return views.get(Tree.text(reference, "id"));
            }
        }
        return null;
    }

    private void controls(SavedObject object, Map<String, View> views, Findings.At at) {
        Tree.object(Tree.text(object.attributes(), "controlGroupInput", "panelsJSON"))
                .forEach((id, control) -> {
                    View view = controlView(object, id, views);
                    String field = Tree.text(control, "explicitInput", "fieldName");
                    Map<String, FieldType> fields = view == null ? Map.of() : live.fields(view.title());
                    if (fields.isEmpty() || field.isEmpty()) {
                        return;
                    }
                    FieldType type = known(field, fields, at.panel(id));
                    boolean range = Tree.text(control, "type").equals("rangeSliderControl");
                    if (type != null && (range != type.isNumber() || !type.aggregatable())) {
                        at.panel(id).say(Sentence.of("kibana.check.control.field", field));
                    }
                });
    }

    static @Nullable View controlView(SavedObject dashboard, String id, Map<String, View> views) {
        for (Object reference : Tree.list(dashboard.tree(), "references")) {
            if (Tree.text(reference, "name").startsWith("controlGroup_" + id + ":")) {
                return views.get(Tree.text(reference, "id"));
            }
        }
        return null;
    }
}
