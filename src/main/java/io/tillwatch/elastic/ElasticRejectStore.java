package io.tillwatch.elastic;

import io.tillwatch.elastic.Searches.Wanted;
import io.tillwatch.model.Position;
import io.tillwatch.model.Reject;
import io.tillwatch.service.RejectStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads rejects; they are written in bulk with everything else. */
final class ElasticRejectStore implements RejectStore {
    private static final List<?> NEWEST_FIRST =
            List.of(Json.object("last_seen", "desc"), Json.object("sale_id", "asc"));

    private final Calls calls;
    private final IndexNames names;
    private final Searches searches;
    private final MultiGet get;

    ElasticRejectStore(Calls calls, IndexNames names) {
        this.calls = calls;
        this.names = names;
        this.searches = new Searches(calls, names);
        this.get = new MultiGet(calls, names);
    }

    @Override
    public long count() {
        refresh();
        var found = searches.search(IndexKind.REJECTS, Json.object("size", 0, "track_total_hits", true));
        return Json.number(found.rest(), "hits.total", "value");
    }

    @Override
    public Set<String> among(Collection<String> documentIds) {
        Set<String> found = new HashSet<>();
        get.states(IndexKind.REJECTS, documentIds, hit -> found.add(hit.id()));
        return found;
    }

    @Override
    public List<Entry> list(int limit) {
        List<Entry> entries = new ArrayList<>();
        search(NEWEST_FIRST, limit, entries::add);
        return entries;
    }

    @Override
    public void all(Consumer<Entry> consumer) {
        search(List.of(), Long.MAX_VALUE, consumer);
    }

    private void search(List<?> sort, long limit, Consumer<Entry> consumer) {
        refresh();
        var wanted = new Wanted(IndexKind.REJECTS, Json.object("match_all", Json.object()), sort, null);
        searches.all(wanted, limit, hit -> consumer.accept(entry(hit)));
    }

    private void refresh() {
        Refresh.now(calls, names.target(IndexKind.REJECTS));
    }

    private static Entry entry(Hit hit) {
        Map<String, @Nullable Object> source = hit.source();
        String modified = Json.textOrNull(source, "position_modified");
        var reject = new Reject(
                Json.textOrNull(source, "sale_id"),
                code(Json.text(source, "code")),
                Json.text(source, "column"),
                modified == null ? null : new Position(modified, Json.text(source, "position_id")),
                Json.text(source, "mark"));
        return new Entry(
                reject,
                SaleFields.instantOrEpoch(source, "first_seen"),
                SaleFields.instantOrEpoch(source, "last_seen"),
                Json.text(source, "run_id"));
    }

    private static Reject.Code code(String name) {
        for (Reject.Code code : Reject.Code.values()) {
            if (code.name().equals(name)) {
                return code;
            }
        }
        return Reject.Code.REFUSED_BY_INDEX;
    }
}
