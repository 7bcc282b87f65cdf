package io.tillwatch.kibana.check;

import io.tillwatch.kibana.SavedObject;
import io.tillwatch.kibana.Tree;
import io.tillwatch.kibana.check.Live.View;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks what every panel asks and holds each figure against the rows: read once for each data view and added up here, in
 * another way than Elasticsearch does it. Panels in which something is wrong already are left out.
 */
final class RunChecks {
    private final Findings findings;
    private final Live live;
    private final Map<View, List<Asked>> byView = new LinkedHashMap<>();
    private int requests;
    private int figures;
    private long rows;

    RunChecks(Findings findings, Live live) {
        this.findings = findings;
        this.live = live;
    }

    /** A layer, its answer and its sums. */
    private record Asked(
            Findings.At at,
            Layer layer,
            @Nullable Window window,
            Map<String, @Nullable Object> answer,
            LayerSums sums) {}

    int requests() {
        return requests;
    }

    int figures() {
        return figures;
    }

    long rows() {
        return rows;
    }

    void check(CheckedFile file) {
        Map<String, View> views = Live.views(file);
        for (SavedObject object : file.objects()) {
            Findings.At at = findings.at(file.name(), object.name());
            if (object.type().equals(SavedObject.DASHBOARD)) {
                for (Panel panel : Panel.of(object)) {
                    if (!isWrong(file, object, panel.index())) {
                        panel.layers().forEach(layer -> ask(layer, views, at.panel(panel.index())));
                    }
                }
                controls(object, views, at);
            } else if (object.type().equals(SavedObject.SESSION) && !isWrong(file, object, "")) {
                session(object, views, at);
            }
        }
        byView.forEach(this::compare);
        byView.clear();
    }

    private boolean isWrong(CheckedFile file, SavedObject object, String panel) {
        return findings.wrong().stream()
                .anyMatch(finding -> finding.file().equals(file.name())
                        && finding.object().equals(object.name())
                        && finding.panel().equals(panel));
    }

    private void ask(Layer layer, Map<String, View> views, Findings.At at) {
        View view = views.get(layer.view());
        if (view == null || live.fields(view.title()).isEmpty()) {
            return;
        }
        Map<String, FieldType> fields = live.fields(view.title());
        try {
            boolean shifts =
                    layer.figures().stream().anyMatch(column -> !column.shift().isEmpty());
            Window window = shifts ? window(view) : null;
            LayerQuery query = new LayerQuery(layer, fields, live.times(), window);
            bars(query, layer, view);
            Map<String, @Nullable Object> answer = search(view.title(), query.body());
            if (Tree.number(answer, "hits", "total", "value") == 0) {
                at.note(Sentence.of("kibana.check.run.empty"));
            }
            byView.computeIfAbsent(view, made -> new ArrayList<>())
                    .add(new Asked(at, layer, window, answer, new LayerSums(query, fields, live.times(), window)));
        } catch (Failure refused) {
            told(refused, at);
        }
    }

    private static void told(Failure refused, Findings.At at) {
        if (refused.kind() != Failure.Kind.REFUSED) {
            throw refused;
        }
        at.say(Sentence.of("kibana.check.run.refused", refused.sentence()));
    }

    private Map<String, @Nullable Object> search(String title, Map<String, @Nullable Object> body) {
        requests++;
        return live.probe().search(title, body);
    }

    private Window window(View view) {
        Object newest = Tree.at(
                search(
                        view.title(),
                        Tree.of("size", 0L, "aggs", Tree.of("m", Tree.of("max", Tree.of("field", view.time()))))),
                "aggregations",
                "m",
                "value");
        return Window.before(
                view.time(),
                newest instanceof Number number
                        ? Instant.ofEpochMilli(number.longValue())
                        : live.times().now());
    }

    /** As Kibana does: the width of bars comes from the least and the most there is. */
    private void bars(LayerQuery query, Layer layer, View view) {
        for (Layer.Column column : layer.groups()) {
            if (column.operation().equals("range")) {
                Map<String, @Nullable Object> field = Tree.of("field", column.field());
                Object found = Tree.at(
                        search(
                                view.title(),
                                Tree.of(
                                        "size", 0L,
                                        "query", query.query(),
                                        "aggs", Tree.of("s", Tree.of("stats", field)))),
                        "aggregations",
                        "s");
                if (Tree.at(found, "min") instanceof Number least && Tree.at(found, "max") instanceof Number most) {
                    query.interval(column.id(), least.doubleValue(), most.doubleValue());
                }
            }
        }
    }

    private void compare(View view, List<Asked> asked) {
        Map<String, FieldType> fields = live.fields(view.title());
        Set<String> wanted = new LinkedHashSet<>();
        asked.forEach(one -> wanted.addAll(LayerSums.fields(one.layer(), one.window())));
        List<Object> columns = new ArrayList<>();
        for (String field : wanted) {
            FieldType type = fields.get(field);
            if (type != null && type.aggregatable()) {
                columns.add(type.isDate() ? Tree.of("field", field, "format", "epoch_millis") : field);
            }
        }
        live.probe().rows(view.title(), columns, row -> {
            rows++;
            asked.forEach(one -> one.sums().add(row));
        });
        asked.forEach(this::compare);
    }

    private void compare(Asked asked) {
        long found = Tree.number(asked.answer(), "hits", "total", "value");
        if (found != asked.sums().rows()) {
            asked.at()
                    .say(Sentence.of(
                            "kibana.check.sum.rows", found, asked.sums().rows()));
        }
        List<LayerSums.Unequal> unequal = new ArrayList<>();
        figures += asked.sums().compare(asked.answer(), unequal);
        // One is enough to know of: where one is wrong, so are most.
        if (!unequal.isEmpty()) {
            LayerSums.Unequal first = unequal.getFirst();
            asked.at()
                    .say(Sentence.of(
                            "kibana.check.sum.figure",
                            first.column(),
                            first.group().isEmpty() ? "*" : first.group(),
                            first.answer(),
                            first.expected()));
        }
    }

    private void session(SavedObject session, Map<String, View> views, Findings.At at) {
        View view = FieldChecks.view(session, views);
        if (view == null || live.fields(view.title()).isEmpty()) {
            return;
        }
        Map<String, FieldType> fields = live.fields(view.title());
        Map<String, @Nullable Object> query = new KqlQuery(fields, live.times())
                .of(KqlParser.parse(FieldChecks.query(session)).orElseThrow());
        Map<String, @Nullable Object> columns = new HashMap<>();
        for (String column : Tree.texts(session.attributes(), "columns")) {
            columns.put(column, Tree.of("exists", Tree.of("field", column)));
        }
        List<@Nullable Object> sort = new ArrayList<>();
        for (Object pair : Tree.list(session.attributes(), "sort")) {
            List<String> texts = Tree.texts(pair);
            sort.add(Tree.of(texts.get(0), Tree.of("order", texts.get(1))));
        }
        try {
            Map<String, @Nullable Object> answer = search(
                    view.title(),
                    Tree.of(
                            "size",
                            10L,
                            "track_total_hits",
                            true,
                            "query",
                            query,
                            "sort",
                            sort,
                            "_source",
                            false,
                            "fields",
                            List.copyOf(columns.keySet()),
                            "aggs",
                            Tree.of("columns", Tree.of("filters", Tree.of("filters", columns)))));
            if (Tree.number(answer, "hits", "total", "value") == 0) {
                at.note(Sentence.of("kibana.check.run.empty"));
                return;
            }
            for (String column : columns.keySet()) {
                if (Tree.number(answer, "aggregations", "columns", "buckets", column, "doc_count") == 0) {
                    at.note(Sentence.of("kibana.check.run.column", column));
                }
            }
        } catch (Failure refused) {
            told(refused, at);
        }
    }

    private void controls(SavedObject dashboard, Map<String, View> views, Findings.At at) {
        Tree.object(Tree.text(dashboard.attributes(), "controlGroupInput", "panelsJSON"))
                .forEach((id, control) -> {
                    View view = FieldChecks.controlView(dashboard, id, views);
                    String field = Tree.text(control, "explicitInput", "fieldName");
                    if (view == null || !live.fields(view.title()).containsKey(field)) {
                        return;
                    }
                    try {
                        Map<String, @Nullable Object> answer = search(
                                view.title(),
                                Tree.of(
                                        "size",
                                        0L,
                                        "track_total_hits",
                                        true,
                                        "aggs",
                                        Tree.of("values", Tree.of("terms", Tree.of("field", field, "size", 10L)))));
                        if (Tree.list(answer, "aggregations", "values", "buckets")
                                .isEmpty()) {
                            at.panel(id).note(Sentence.of("kibana.check.run.empty"));
                        }
                    } catch (Failure refused) {
                        told(refused, at.panel(id));
                    }
                });
    }
}
