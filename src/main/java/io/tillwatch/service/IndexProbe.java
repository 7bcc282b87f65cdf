package io.tillwatch.service;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Questions to indices by their names, answered as Elasticsearch does: for whoever has to know that another program's
 * questions work. Reads only. Each may throw {@link io.tillwatch.model.Failure}; what the index refuses is
 * {@code REFUSED}.
 */
public interface IndexProbe {
    /** The indices behind a name or a pattern; none when there are none. */
    Set<String> indices(String pattern);

    /** What is known of each field: its types, by the answer of {@code _field_caps}. Empty without an index. */
    Map<String, @Nullable Object> fields(String pattern);

    /** One search, all shards or a Failure. */
    Map<String, @Nullable Object> search(String pattern, Map<String, @Nullable Object> body);

    /**
     * Every row, in any order, from one view of the index.
     *
     * @param columns as {@code docvalue_fields} takes them
     * @param consumer gets the values of each column that has any
     */
    void rows(String pattern, List<?> columns, Consumer<Map<String, List<@Nullable Object>>> consumer);
}
