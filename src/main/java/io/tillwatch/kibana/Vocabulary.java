package io.tillwatch.kibana;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The words that a field of ours can hold, where they are few and known: a filter on any other finds nothing, ever. */
public final class Vocabulary {
    private final Map<String, Set<String>> words = new HashMap<>();

    public Vocabulary() {
        for (Object view : Source.views()) {
            String index = Tree.text(view, "index");
            Tree.map(view, "fields").forEach((field, said) -> {
                Set<String> values = new HashSet<>(Tree.texts(said, "values"));
                if (!values.isEmpty()) {
                    words.put(index + "/" + field, values);
                }
            });
        }
    }

    /**
     * The words; empty when anything may stand there.
     *
     * @param index with or without a prefix
     */
    public Set<String> of(String index, String field) {
        for (Map.Entry<String, Set<String>> entry : words.entrySet()) {
            int slash = entry.getKey().indexOf('/');
            if (index.endsWith(entry.getKey().substring(0, slash))
                    && entry.getKey().substring(slash + 1).equals(field)) {
                return entry.getValue();
            }
        }
        return Set.of();
    }
}
