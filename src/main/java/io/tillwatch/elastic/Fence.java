package io.tillwatch.elastic;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps off the writes of a run whose lease another run has taken. Each run writes through aliases that bear the number
 * of the fence ({@code platform_sales-v1-write-000007}). Whoever takes over from a run that may still have writes under way
 * exchanges them, all at once, for aliases with the next number: what is then sent through the old ones is refused by
 * Elasticsearch itself, for every document, however late it comes.
 */
final class Fence {
    static final Sentence LOST = Sentence.of("run.fenced");

    private final Calls calls;
    private final IndexNames names;

    Fence(Calls calls, IndexNames names) {
        this.calls = calls;
        this.names = names;
    }

    /** An index and what it holds. */
    private record Place(IndexKind kind, String index) {}

    /**
     * Sees to it that one fence stands before all indices of these kinds that there are.
     *
     * @param raiseTo the least number of a new one, given to nobody else; 0 if the one that stands may stay
     * @return its number
     */
    long stand(Collection<IndexKind> kinds, Catalogue catalogue, long raiseTo) {
        Set<Long> standing = new TreeSet<>();
        boolean whole = true;
        List<Map<String, @Nullable Object>> removals = new ArrayList<>();
        List<Place> indices = new ArrayList<>();
        for (IndexKind kind : kinds) {
            if (!kind.isFenced()) {
                continue;
            }
            for (String index : catalogue.behind(kind)) {
                Set<Long> before = catalogue.fences(kind, index);
                standing.addAll(before);
                whole &= before.size() == 1;
                before.forEach(number -> removals.add(removal(index, names.writeAlias(kind, number))));
                indices.add(new Place(kind, index));
            }
        }
        long highest = standing.stream().mapToLong(Long::longValue).max().orElse(0);
        if (indices.isEmpty()) {
            return Math.max(1, raiseTo);
        }
        if (raiseTo == 0 && whole && standing.size() == 1) {
            return highest;
        }
        long next = Math.max(highest + 1, raiseTo);
        List<Map<String, @Nullable Object>> actions = new ArrayList<>(removals);
        indices.forEach(place -> actions.add(standing(place.index(), names.writeAlias(place.kind(), next))));
        exchange(actions, () -> isNumbered(kinds, next));
        return next;
    }

    private boolean isNumbered(Collection<IndexKind> kinds, long number) {
        Catalogue now = Catalogue.ofAliases(calls, names);
        return kinds.stream()
                .filter(IndexKind::isFenced)
                .allMatch(kind -> now.behind(kind).stream()
                        .allMatch(index -> now.fences(kind, index).equals(Set.of(number))));
    }

    /**
     * Changes aliases in one step, or none of them.
     *
     * @param done whether the step was done: its answer may have been lost and the request repeated
     */
    void exchange(List<Map<String, @Nullable Object>> actions, BooleanSupplier done) {
        Reply reply = calls.repeating(
                "POST", "/_aliases", Json.write(Json.object("actions", actions)), Http.LONG_ANSWER_WITHIN);
        if (reply.status() == 404) {
            if (!done.getAsBoolean()) {
                throw lost();
            }
        } else {
            calls.checked(reply);
        }
    }

    /** Puts up a write alias; hidden, so that patterns, which people search with, never hit one that is about to go. */
    static Map<String, @Nullable Object> standing(String index, String alias) {
        return Json.object("add", Json.object("index", index, "alias", alias, "is_hidden", true));
    }

    /** Of an alias that has to be there. */
    static Map<String, @Nullable Object> removal(String index, String alias) {
        return Json.object("remove", Json.object("index", index, "alias", alias, "must_exist", true));
    }

    static Failure lost() {
        return new Failure(Failure.Kind.REFUSED, LOST);
    }
}
