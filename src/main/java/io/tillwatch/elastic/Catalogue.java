package io.tillwatch.elastic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which concrete indices there are, read in one request. */
final class Catalogue {
    private final IndexNames names;
    private final Map<String, @Nullable Object> indices;

    private Catalogue(IndexNames names, Map<String, @Nullable Object> indices) {
        this.names = names;
        this.indices = indices;
    }

    /** What stands behind our aliases. */
    static Catalogue ofAliases(Calls calls, IndexNames names) {
        return read(calls, names, aliases(names), "*.aliases,*.mappings._meta");
    }

    /** As {@link #ofAliases} with the mappings in full. */
    static Catalogue withMappings(Calls calls, IndexNames names) {
        return read(calls, names, aliases(names), "*.aliases,*.mappings,*.settings.index.blocks");
    }

    private static List<String> aliases(IndexNames names) {
        return Arrays.stream(IndexKind.values()).map(names::alias).toList();
    }

    /** Every concrete index of the kinds that a rebuild replaces. */
    static Catalogue ofRebuilt(Calls calls, IndexNames names) {
        List<String> patterns = new ArrayList<>();
        for (IndexKind kind : IndexKind.values()) {
            if (kind.isRebuilt()) {
                patterns.add(names.pattern(kind));
            }
        }
        return read(calls, names, patterns, "*.aliases,*.mappings._meta");
    }

    private static Catalogue read(Calls calls, IndexNames names, List<String> wanted, String parts) {
        return new Catalogue(
                names,
                calls.json(
                        "GET",
                        "/" + String.join(",", wanted) + "?ignore_unavailable=true&allow_no_indices=true&filter_path="
                                + parts,
                        null));
    }

    /** The concrete indices behind an alias. */
    List<String> behind(IndexKind kind) {
        String alias = names.alias(kind);
        List<String> behind = new ArrayList<>();
        indices.forEach((index, about) -> {
            if (Json.map(about, "aliases").containsKey(alias)) {
                behind.add(index);
            }
        });
        return behind;
    }

    /** Numbers of the fences that stand before an index; one, when all is well. */
    Set<Long> fences(IndexKind kind, String index) {
        Set<Long> fences = new TreeSet<>();
        for (Object alias : Json.map(indices.get(index), "aliases").keySet()) {
            names.fence(kind, String.valueOf(alias)).ifPresent(fences::add);
        }
        return fences;
    }

    /** Whether an index itself bears the alias's name, as the earlier system's did. */
    boolean isTaken(IndexKind kind) {
        return indices.containsKey(names.alias(kind));
    }

    Map<?, ?> mappings(String index) {
        return Json.map(indices.get(index), "mappings");
    }

    Map<?, ?> blocks(String index) {
        return Json.map(indices.get(index), "settings", "index", "blocks");
    }

    /** All concrete indices of our naming of a kind, with their numbers. */
    Map<String, Integer> numbers(IndexKind kind) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String index : indices.keySet()) {
            names.number(kind, index).ifPresent(number -> numbers.put(index, number));
        }
        return numbers;
    }
}
