package io.tillwatch.kibana.check;

import io.tillwatch.kibana.Tree;
import io.tillwatch.kibana.check.Layer.Column;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The figures of a layer added up from rows: of all of them, and of each group of the outermost kind. */
final class LayerSums {
    private final Layer layer;
    private final LayerQuery query;
    private final ZoneId zone;
    private final @Nullable Window window;
    private final Predicate<Map<String, List<@Nullable Object>>> chosen;
    private final Map<String, Predicate<Map<String, List<@Nullable Object>>>> only = new LinkedHashMap<>();
    private final List<Predicate<Map<String, List<@Nullable Object>>>> filters = new ArrayList<>();
    private final Map<String, Tally> whole;
    private final Map<String, Map<String, Tally>> groups = new HashMap<>();
    private long rows;

    LayerSums(LayerQuery query, Map<String, FieldType> fields, DateMath times, @Nullable Window window) {
        this.layer = query.layer();
        this.query = query;
        this.zone = times.zone();
        this.window = window;
        KqlRows kql = new KqlRows(fields, times);
        this.chosen = kql.of(KqlParser.parse(layer.panel().query()).orElseThrow());
        for (Column column : layer.figures()) {
            only.put(column.id(), kql.of(KqlParser.parse(column.filter()).orElseThrow()));
        }
        if (!layer.groups().isEmpty()) {
            for (Object filter : Tree.list(layer.groups().getFirst().params(), "filters")) {
                filters.add(kql.of(
                        KqlParser.parse(Tree.text(filter, "input", "query")).orElseThrow()));
            }
        }
        this.whole = tallies();
    }

    private Map<String, Tally> tallies() {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        layer.figures().forEach(column -> tallies.put(column.id(), new Tally(column)));
        return tallies;
    }

    /** The fields that rows have to bring. */
    static Set<String> fields(Layer layer, @Nullable Window window) {
        Set<String> fields = new TreeSet<>();
        List<String> filters = new ArrayList<>(List.of(layer.panel().query()));
        layer.columns().forEach((id, tree) -> {
            Column column = new Column(id, Tree.map(tree));
            fields.add(column.field());
            filters.add(column.filter());
            Tree.list(column.params(), "filters").forEach(filter -> filters.add(Tree.text(filter, "input", "query")));
        });
        filters.forEach(filter ->
                KqlParser.parse(filter).ifPresent(kql -> kql.forEachField(part -> fields.add(part.field()))));
        if (window != null) {
            fields.add(window.field());
        }
        fields.remove("");
        fields.remove(LayerQuery.ROWS);
        return fields;
    }

    void add(Map<String, List<@Nullable Object>> row) {
        if (!chosen.test(row)) {
            return;
        }
        rows++;
        Set<String> keys =
                layer.groups().isEmpty() ? Set.of() : keys(row, layer.groups().getFirst());
        for (Column column : layer.figures()) {
            boolean counts = only.getOrDefault(column.id(), all -> true).test(row)
                    && (window == null || window.shifted(column.shift()).holds(row));
            if (counts) {
                Tally tally = whole.get(column.id());
                if (tally != null) {
                    tally.add(row);
                }
                for (String key : keys) {
                    Tally of = groups.computeIfAbsent(key, made -> tallies()).get(column.id());
                    if (of != null) {
                        of.add(row);
                    }
                }
            }
        }
    }

    private Set<String> keys(Map<String, List<@Nullable Object>> row, Column by) {
        Set<String> keys = new TreeSet<>();
        if (by.operation().equals("filters")) {
            for (int i = 0; i < filters.size(); i++) {
                if (filters.get(i).test(row)) {
                    keys.add(String.valueOf(i));
                }
            }
            return keys;
        }
        for (Object value : row.getOrDefault(by.field(), List.of())) {
            keys.add(
                    switch (by.operation()) {
                        case "date_histogram" -> day(Long.parseLong(String.valueOf(value)), LayerQuery.every(by));
                        case "range" -> {
                            double interval = query.interval(by.id());
                            double number = value instanceof Number given ? given.doubleValue() : 0;
                            yield String.valueOf(Math.floor(number / interval) * interval);
                        }
                        default -> String.valueOf(value);
                    });
        }
        return keys;
    }

    private String day(long millis, String every) {
        ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(zone);
        ZonedDateTime begin =
                switch (every) {
                    case "1h" -> time.truncatedTo(ChronoUnit.HOURS);
                    case "1w" ->
                        time.truncatedTo(ChronoUnit.DAYS)
                                .minusDays(time.getDayOfWeek().getValue() - 1L);
                    case "1M" -> time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
                    default -> time.truncatedTo(ChronoUnit.DAYS);
                };
        return String.valueOf(begin.toInstant().toEpochMilli());
    }

    long rows() {
        return rows;
    }

    /**
     * A figure that is not the same.
     *
     * @param group empty for all rows
     */
    record Unequal(String column, String group, String answer, String expected) {}

    /** Compares with an answer to {@link LayerQuery#body}. Tells how many figures it compared. */
    int compare(Map<String, @Nullable Object> answer, List<Unequal> unequal) {
        Object root = Tree.at(answer, "aggregations");
        int compared = compare(root, whole, "", unequal);
        if (layer.groups().isEmpty()) {
            return compared;
        }
        Object buckets = Tree.at(root, LayerQuery.GROUP, "buckets");
        if (buckets instanceof Map<?, ?> named) {
            for (Map.Entry<?, ?> bucket : named.entrySet()) {
                compared += group(String.valueOf(bucket.getKey()), bucket.getValue(), unequal);
            }
        } else {
            for (Object bucket : Tree.list(root, LayerQuery.GROUP, "buckets")) {
                compared += group(key(bucket), bucket, unequal);
            }
        }
        return compared;
    }

    private String key(@Nullable Object bucket) {
        Object key = Tree.at(bucket, "key");
        Object words = Tree.at(bucket, "key_as_string");
        boolean truth = "true".equals(words) || "false".equals(words);
        return String.valueOf(truth ? words : key);
    }

    private int group(String key, @Nullable Object bucket, List<Unequal> unequal) {
        return compare(bucket, groups.computeIfAbsent(key, made -> tallies()), key, unequal);
    }

    private int compare(@Nullable Object answer, Map<String, Tally> tallies, String group, List<Unequal> unequal) {
        int compared = 0;
        for (Column column : layer.figures()) {
            Double value = LayerQuery.value(answer, column);
            Tally tally = tallies.getOrDefault(column.id(), new Tally(column));
            compared++;
            if (!tally.agrees(value)) {
                unequal.add(
                        new Unequal(Tree.text(column.tree(), "label"), group, String.valueOf(value), tally.expected()));
            }
        }
        return compared;
    }
}
