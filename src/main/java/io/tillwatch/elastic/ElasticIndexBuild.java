package io.tillwatch.elastic;

import io.tillwatch.model.Failure;
import io.tillwatch.service.IndexBuild;
import io.tillwatch.service.SaleIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** New indices for sales, store-days and store-weeks, until the aliases point to them. */
final class ElasticIndexBuild implements IndexBuild {
    private static final Logger LOG = LoggerFactory.getLogger(ElasticIndexBuild.class);

    private final Calls calls;
    private final IndexNames names;
    private final SaleIndex index;
    private final Map<IndexKind, String> old;
    private final Map<IndexKind, String> fresh;
    private final long fence;

    ElasticIndexBuild(
            Calls calls,
            IndexNames names,
            SaleIndex index,
            Map<IndexKind, String> old,
            Map<IndexKind, String> fresh,
            long fence) {
        this.calls = calls;
        this.names = names;
        this.index = index;
        this.old = old;
        this.fresh = fresh;
        this.fence = fence;
    }

    @Override
    public SaleIndex index() {
        return index;
    }

    @Override
    public void swap() {
        index.publish();
        List<Map<String, @Nullable Object>> actions = new ArrayList<>();
        fresh.forEach((kind, index) -> {
            actions.add(Json.object("add", Json.object("index", index, "alias", names.alias(kind))));
            if (fence > 0) {
                actions.add(Fence.standing(index, names.writeAlias(kind, fence)));
            }
        });
        old.forEach((kind, index) -> {
            actions.add(Fence.removal(index, names.alias(kind)));
            if (fence > 0) {
                // Refused as a whole when another run has taken over meanwhile.
                actions.add(Fence.removal(index, names.writeAlias(kind, fence)));
            }
        });
        new Fence(calls, names).exchange(actions, () -> hasSwapped(Catalogue.ofRebuilt(calls, names)));
    }

    private boolean hasSwapped(Catalogue now) {
        return fresh.entrySet().stream()
                .allMatch(entry -> now.behind(entry.getKey()).equals(List.of(entry.getValue())));
    }

    @Override
    public void removeReplaced() {
        tidy(old);
    }

    @Override
    public void discard() {
        tidy(fresh);
    }

    /** Removes those of the indices that no alias points to; what cannot be removed now, the next build removes. */
    private void tidy(Map<IndexKind, String> indices) {
        try {
            Catalogue now = Catalogue.ofRebuilt(calls, names);
            List<String> unused = new ArrayList<>();
            indices.forEach((kind, index) -> {
                if (!now.behind(kind).contains(index)) {
                    unused.add(index);
                }
            });
            delete(calls, unused);
        } catch (Failure e) {
            LOG.warn("Indices of a rebuild could not be removed; the next rebuild removes them.", e);
        }
    }

    static void delete(Calls calls, Collection<String> indices) {
        if (!indices.isEmpty()) {
            calls.slow("DELETE", "/" + String.join(",", indices) + "?ignore_unavailable=true", null);
        }
    }
}
