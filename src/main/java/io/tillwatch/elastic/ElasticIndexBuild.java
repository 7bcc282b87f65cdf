package io.tillwatch.elastic;

import io.tillwatch.service.IndexBuild;
import io.tillwatch.service.SaleIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** New indices for sales, store-days and store-weeks, until the aliases point to them. */
final class ElasticIndexBuild implements IndexBuild {
    private final Calls calls;
    private final IndexNames names;
    private final SaleIndex index;
    private final Map<IndexKind, String> old;
    private final Map<IndexKind, String> fresh;

    ElasticIndexBuild(
            Calls calls, IndexNames names, SaleIndex index, Map<IndexKind, String> old, Map<IndexKind, String> fresh) {
        this.calls = calls;
        this.names = names;
        this.index = index;
        this.old = old;
        this.fresh = fresh;
    }

    @Override
    public SaleIndex index() {
        return index;
    }

    @Override
    public void swap() {
        index.publish();
        List<Map<String, @Nullable Object>> actions = new ArrayList<>();
        fresh.forEach((kind, index) -> actions.add(alias("add", index, kind)));
        old.forEach((kind, index) -> actions.add(alias("remove", index, kind)));
        calls.slow("POST", "/_aliases", Json.object("actions", actions));
        delete(calls, old.values());
    }

    private Map<String, @Nullable Object> alias(String action, String index, IndexKind kind) {
        return Json.object(action, Json.object("index", index, "alias", names.alias(kind)));
    }

    @Override
    public void discard() {
        delete(calls, fresh.values());
    }

    static void delete(Calls calls, Collection<String> indices) {
        if (!indices.isEmpty()) {
            calls.slow("DELETE", "/" + String.join(",", indices) + "?ignore_unavailable=true", null);
        }
    }
}
