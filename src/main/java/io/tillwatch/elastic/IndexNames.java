package io.tillwatch.elastic;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the indices are called: the alias that everything goes through, or, while a rebuild fills them, the concrete
 * index {@code ALIAS-v1-000001}. A hyphen follows the alias, so that {@code ALIAS-*} never matches another alias's.
 */
final class IndexNames {
    private static final Pattern PREFIX = Pattern.compile("([a-z0-9][a-z0-9_.-]{0,99})?");
    private static final Pattern ENDING = Pattern.compile("-v([0-9]{1,4})-([0-9]{6})");

    private final String prefix;
    private final Map<IndexKind, String> concrete;

    private IndexNames(String prefix, Map<IndexKind, String> concrete) {
        this.prefix = prefix;
        this.concrete = concrete;
    }

    static IndexNames of(String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new Failure(Failure.Kind.SETTINGS, Sentence.of("elastic.prefix"));
        }
        return new IndexNames(prefix, Map.of());
    }

    /** The same names, except that these kinds go straight to a concrete index. */
    IndexNames with(Map<IndexKind, String> indices) {
        return new IndexNames(prefix, new EnumMap<>(indices));
    }

    String alias(IndexKind kind) {
        return prefix + kind.alias();
    }

    /** Where to read from and write to. */
    String target(IndexKind kind) {
        String index = concrete.get(kind);
        return index == null ? alias(kind) : index;
    }

    /** Whether the target is an alias; a write must then say so, or a deleted index would be made anew by guessing. */
    boolean isAlias(IndexKind kind) {
        return !concrete.containsKey(kind);
    }

    String concrete(IndexKind kind, int number) {
        return "%s-v%d-%06d".formatted(alias(kind), IndexKind.SCHEMA, number);
    }

    /** A pattern for all concrete indices of a kind. */
    String pattern(IndexKind kind) {
        return alias(kind) + "-v*";
    }

    /** The number of a concrete index of this kind; empty when the name is not of our making. */
    Optional<Integer> number(IndexKind kind, String index) {
        String alias = alias(kind);
        if (!index.startsWith(alias)) {
            return Optional.empty();
        }
        var ending = ENDING.matcher(index.substring(alias.length()));
        return ending.matches() ? Optional.of(Integer.valueOf(ending.group(2))) : Optional.empty();
    }
}
