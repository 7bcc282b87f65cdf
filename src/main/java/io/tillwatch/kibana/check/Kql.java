package io.tillwatch.kibana.check;

import java.util.List;
import java.util.function.Consumer;

/**
 * A filter in Kibana's query language, as far as the dashboards use it: {@code field: value}, {@code field: (a or b)},
 * {@code field: *}, bounds, {@code and}, {@code or}, {@code not} and brackets.
 */
sealed interface Kql {
    /** All of them; of none, every row. */
    record And(List<Kql> parts) implements Kql {}

    /** Any of them. */
    record Or(List<Kql> parts) implements Kql {}

    /** None of it. */
    record Not(Kql part) implements Kql {}

    /** A field has this value. */
    record Is(String field, String value) implements Kql {}

    /** A field has any value. */
    record Exists(String field) implements Kql {}

    /** A field's value against a bound; {@code operator} is one of {@code < <= > >=}. */
    record Bound(String field, String operator, String value) implements Kql {}

    /** Tells of every part that names a field. */
    default void forEachField(Consumer<Kql> consumer) {
        switch (this) {
            case And and -> and.parts().forEach(part -> part.forEachField(consumer));
            case Or or -> or.parts().forEach(part -> part.forEachField(consumer));
            case Not not -> not.part().forEachField(consumer);
            default -> consumer.accept(this);
        }
    }

    /** The field that this part names; empty for what only joins others. */
    default String field() {
        return switch (this) {
            case Is is -> is.field();
            case Exists exists -> exists.field();
            case Bound bound -> bound.field();
            default -> "";
        };
    }
}
