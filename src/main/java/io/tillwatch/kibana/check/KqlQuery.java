package io.tillwatch.kibana.check;

import io.tillwatch.kibana.Tree;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks Elasticsearch what a filter asks. */
final class KqlQuery {
    private static final Map<String, String> BOUNDS = Map.of("<", "lt", "<=", "lte", ">", "gt", ">=", "gte");

    private final Map<String, FieldType> fields;
    private final DateMath times;

    KqlQuery(Map<String, FieldType> fields, DateMath times) {
        this.fields = fields;
        this.times = times;
    }

    Map<String, @Nullable Object> of(Kql kql) {
        return switch (kql) {
            case Kql.And and -> Tree.of("bool", Tree.of("filter", all(and.parts())));
            case Kql.Or or -> Tree.of("bool", Tree.of("should", all(or.parts()), "minimum_should_match", 1L));
            case Kql.Not not -> Tree.of("bool", Tree.of("must_not", List.of(of(not.part()))));
            case Kql.Exists exists -> Tree.of("exists", Tree.of("field", exists.field()));
            case Kql.Is is ->
                isDate(is.field())
                        ? range(
                                is.field(),
                                Tree.of("gte", times.anchored(is.value()), "lte", times.anchored(is.value())))
                        : Tree.of("match", Tree.of(is.field(), is.value()));
            case Kql.Bound bound ->
                range(
                        bound.field(),
                        Tree.of(
                                BOUNDS.get(bound.operator()),
                                isDate(bound.field()) ? times.anchored(bound.value()) : bound.value()));
        };
    }

    private List<Map<String, @Nullable Object>> all(List<Kql> parts) {
        return parts.stream().map(this::of).toList();
    }

    private boolean isDate(String field) {
        FieldType type = fields.get(field);
        return type != null && type.isDate();
    }

    private Map<String, @Nullable Object> range(String field, Map<String, @Nullable Object> bounds) {
        if (isDate(field)) {
            bounds.put("time_zone", times.zone().getId());
        }
        return Tree.of("range", Tree.of(field, bounds));
    }
}
