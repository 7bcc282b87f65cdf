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

    private static final Pattern FENCE = Pattern.compile("-v[0-9]{1,4}-write-([0-9]{6,18})");

    private final String prefix;
    private final Map<IndexKind, String> concrete;
    private final long fence;

    private IndexNames(String prefix, Map<IndexKind, String> concrete, long fence) {
        this.prefix = prefix;
        this.concrete = concrete;
        this.fence = fence;
    }

    static IndexNames of(String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new Failure(Failure.Kind.SETTINGS, Sentence.of("elastic.prefix"));
        }
        return new IndexNames(prefix, Map.of(), 0);
    }

    /** The same names, except that these kinds go straight to a concrete index. */
    IndexNames with(Map<IndexKind, String> indices) {
        return new IndexNames(prefix, new EnumMap<>(indices), fence);
    }

    /** The same names, except that writes of runs go through the aliases of a fence; 0 for none. */
    IndexNames behind(long number) {
        return new IndexNames(prefix, concrete, number);
    }

    String alias(IndexKind kind) {
        return prefix + kind.alias();
    }

    /** Where a run writes to: an alias that is there only as long as its fence stands. */
    String writeTarget(IndexKind kind) {
        return fence > 0 && kind.isFenced() && isAlias(kind) ? writeAlias(kind, fence) : target(kind);
    }

    /** {@code ALIAS-v1-write-000007}: who writes through it is refused once the fence has another number. */
    String writeAlias(IndexKind kind, long number) {
        return "%s-v%d-write-%06d".formatted(alias(kind), IndexKind.SCHEMA, number);
    }

    /** The number in a write alias of this kind; empty when the name is none. */
    Optional<Long> fence(IndexKind kind, String name) {
        if (!name.startsWith(alias(kind))) {
            return Optional.empty();
        }
        var ending = FENCE.matcher(name.substring(alias(kind).length()));
        return ending.matches() ? Optional.of(Long.valueOf(ending.group(1))) : Optional.empty();
    }

    /** Where to read from, and where people write to. */
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
