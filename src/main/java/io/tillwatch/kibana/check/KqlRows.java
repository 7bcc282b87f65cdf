package io.tillwatch.kibana.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers a filter for one row, without Elasticsearch. Dates of rows are milliseconds since 1970. */
final class KqlRows {
    private final Map<String, FieldType> fields;
    private final DateMath times;

    KqlRows(Map<String, FieldType> fields, DateMath times) {
        this.fields = fields;
        this.times = times;
    }

    Predicate<Map<String, List<@Nullable Object>>> of(Kql kql) {
        return switch (kql) {
            case Kql.And and -> {
                var parts = and.parts().stream().map(this::of).toList();
                yield row -> parts.stream().allMatch(part -> part.test(row));
            }
            case Kql.Or or -> {
                var parts = or.parts().stream().map(this::of).toList();
                yield row -> parts.stream().anyMatch(part -> part.test(row));
            }
            case Kql.Not not -> of(not.part()).negate();
            case Kql.Exists exists ->
                row -> !row.getOrDefault(exists.field(), List.of()).isEmpty();
            case Kql.Is is -> is(is);
            case Kql.Bound bound -> bound(bound);
        };
    }

    private Predicate<Map<String, List<@Nullable Object>>> is(Kql.Is is) {
        if (isDate(is.field())) {
            return of(new Kql.And(
                    List.of(new Kql.Bound(is.field(), ">=", is.value()), new Kql.Bound(is.field(), "<=", is.value()))));
        }
        return row -> row.getOrDefault(is.field(), List.of()).stream()
                .anyMatch(value -> is.value().equals(String.valueOf(value)));
    }

    private boolean isDate(String field) {
        FieldType type = fields.get(field);
        return type != null && type.isDate();
    }

    private Predicate<Map<String, List<@Nullable Object>>> bound(Kql.Bound bound) {
        boolean roundsUp = bound.operator().equals("<=") || bound.operator().equals(">");
        Optional<Double> limit = isDate(bound.field())
                ? times.read(bound.value(), roundsUp).map(Instant::toEpochMilli).map(millis -> (double) millis)
                : Optional.of(Double.valueOf(bound.value()));
        if (limit.isEmpty()) {
            return row -> false;
        }
        double at = limit.get();
        return row -> row.getOrDefault(bound.field(), List.of()).stream()
                .map(value -> Double.parseDouble(String.valueOf(value)))
                .anyMatch(value -> switch (bound.operator()) {
                    case "<" -> value < at;
                    case "<=" -> value <= at;
                    case ">" -> value > at;
                    default -> value >= at;
                });
    }
}
